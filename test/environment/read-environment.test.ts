import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { LandfallError } from '../../lib/base/errors.ts';
import { readEnvironment } from '../../lib/environment/index.ts';
import { fixedNow } from '../support/fixed-now.ts';
import { changed, SHORT } from './declarations.ts';

interface Places {
  readonly cwd: string;
  readonly packageRoot: string;
}

/** Two folders, one to stand in and one that is Landfall's own, gone afterwards. */
function withPlaces(body: (places: Places) => Promise<void>): () => Promise<void> {
  return async () => {
    const root = await mkdtemp(join(tmpdir(), 'landfall-environment-'));
    const places = { cwd: join(root, 'here'), packageRoot: join(root, 'package') };
    try {
      for (const place of Object.values(places))
        await mkdir(join(place, 'environments'), { recursive: true });
      await body(places);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  };
}

async function refusalOf(nameOrFile: string, places: Places): Promise<LandfallError> {
  try {
    await readEnvironment(nameOrFile, { ...places, now: fixedNow });
  } catch (error) {
    if (error instanceof LandfallError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('readEnvironment', () => {
  it(
    'looks a name up where the person stands, and then in what the package ships',
    withPlaces(async ({ cwd, packageRoot }) => {
      await writeFile(join(packageRoot, 'environments/shop.yaml'), changed('stage: test', 'stage: sandbox'));
      const options = { cwd, packageRoot, now: fixedNow };
      expect(await readEnvironment('shop', options)).to.include({ stage: 'sandbox' });
      await writeFile(join(cwd, 'environments/shop.yaml'), SHORT);
      const own = await readEnvironment('shop', options);
      expect(own).to.include({ stage: 'test' });
      expect(own.source.file).to.equal('environments/shop.yaml');
    }),
  );

  it(
    'takes what has a slash or ends in .yaml or .yml as a file, whatever name it bears',
    withPlaces(async ({ cwd, packageRoot }) => {
      await mkdir(join(cwd, 'dr'));
      await writeFile(join(cwd, 'dr/one'), SHORT);
      await writeFile(join(cwd, 'two.yml'), SHORT);
      for (const file of ['dr/one', './dr/one', 'two.yml', join(cwd, 'two.yml')]) {
        const { source } = await readEnvironment(file, { cwd, packageRoot, now: fixedNow });
        expect(source.file).to.equal(file.replace(`${cwd}/`, ''));
      }
    }),
  );

  it(
    'asks a declaration that is looked up by name to bear it, .example aside',
    withPlaces(async (places) => {
      await writeFile(join(places.cwd, 'environments/shop.example.yaml'), SHORT);
      await writeFile(join(places.cwd, 'environments/store.yaml'), SHORT);
      const example = await readEnvironment('shop.example', { ...places, now: fixedNow });
      expect(example.name).to.equal('shop');
      expect((await refusalOf('store', places)).details[0]).to.include({
        expected: '"store", as the file is called',
        got: '"shop"',
      });
    }),
  );

  it(
    'says which environments there are, and which one was meant',
    withPlaces(async (places) => {
      await writeFile(join(places.cwd, 'environments/staging.yaml'), SHORT);
      await writeFile(join(places.packageRoot, 'environments/sandbox.yaml'), SHORT);
      const error = await refusalOf('stagign', places);
      expect(error.code).to.equal('ENVIRONMENT_UNKNOWN');
      expect(error.exitCode).to.equal(3);
      expect(error.message.split('\n')).to.deep.equal([
        'There is no environment "stagign"',
        '  expected one of sandbox, staging, or a file',
        '  got no environments/stagign.yaml',
        '  fix: Did you mean "staging"?',
      ]);
    }),
  );

  for (const name of [
    '',
    '.',
    '..',
    'no/such/file',
    'a\0b',
    'x'.repeat(5_000),
    'environments/',
    '../package',
  ])
    it(
      `knows no environment ${JSON.stringify(name.slice(0, 20))}`,
      withPlaces(async (places) => {
        expect((await refusalOf(name, places)).code).to.equal('ENVIRONMENT_UNKNOWN');
      }),
    );

  it(
    'reads a file with a byte order mark',
    withPlaces(async ({ cwd, packageRoot }) => {
      await writeFile(join(cwd, 'bom.yaml'), `\uFEFF${SHORT}`);
      const { source } = await readEnvironment('bom.yaml', { cwd, packageRoot, now: fixedNow });
      expect(source.positions['/name']).to.include({ line: 1, column: 7 });
    }),
  );

  it(
    'says what is wrong with a file that is no UTF-8, UTF-16, or ten megabytes long',
    withPlaces(async (places) => {
      const write = (bytes: Uint8Array) => writeFile(join(places.cwd, 'odd.yaml'), bytes);
      await write(Buffer.from('name: shop\ntitle: caf\xe9\n', 'latin1'));
      expect((await refusalOf('odd.yaml', places)).details[0]).to.deep.include({
        where: { file: 'odd.yaml', line: 2, column: 1 },
        got: 'bytes that are not UTF-8',
      });
      await write(Buffer.from(`\uFEFF${SHORT}`, 'utf16le'));
      expect((await refusalOf('odd.yaml', places)).details[0]).to.include({ got: 'UTF-16' });
      await write(Buffer.alloc(10 * 1_048_576, 'x'));
      expect((await refusalOf('odd.yaml', places)).details[0]).to.include({ got: '10.0 MiB' });
    }),
  );
});
