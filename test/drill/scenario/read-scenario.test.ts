import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { LandfallError } from '../../../lib/base/errors.ts';
import { packageRoot } from '../../../lib/cli/package-root.ts';
import { readScenario, scenarioNames } from '../../../lib/drill/scenario/index.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { SHORT } from './scenarios.ts';

function withFolder(body: (cwd: string) => Promise<void>): () => Promise<void> {
  return async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'landfall-scenarios-'));
    try {
      await mkdir(join(cwd, 'scenarios'));
      await body(cwd);
    } finally {
      await rm(cwd, { recursive: true });
    }
  };
}

describe('readScenario', () => {
  const read = (name: string, cwd: string) => readScenario(name, { cwd, packageRoot: packageRoot() });

  it(
    'takes a scenario of the person who asks before one that comes along',
    withFolder(async (cwd) => {
      expect((await read('az-loss', cwd)).title).to.equal('An Availability Zone goes dark');
      await writeFile(join(cwd, 'scenarios', 'az-loss.yaml'), SHORT.replace('name: reboot', 'name: az-loss'));
      const own = await read('az-loss', cwd);
      expect(own.title).to.equal('The servers restart');
      expect(own.source.file).to.equal('scenarios/az-loss.yaml');
    }),
  );

  it(
    'reads a file by its path, whatever it is called',
    withFolder(async (cwd) => {
      await writeFile(join(cwd, 'mine.yml'), SHORT);
      expect((await read('./mine.yml', cwd)).name).to.equal('reboot');
    }),
  );

  it(
    'refuses what is no text, and what is too large, in words about a scenario',
    withFolder(async (cwd) => {
      await writeFile(join(cwd, 'bytes.yaml'), Buffer.from([0x61, 0xff, 0xfe]));
      await writeFile(join(cwd, 'large.yaml'), 'a'.repeat(1_100_000));
      for (const [file, words] of [
        ['bytes.yaml', 'Scenario is not valid: the file is not text in UTF-8'],
        ['large.yaml', 'Scenario is not valid: the file is too large'],
      ] as const) {
        const error = (await thrownBy(() => read(file, cwd))) as LandfallError;
        expect(error.code).to.equal('SCENARIO_INVALID');
        expect(error.message).to.contain(words);
        expect(error.message).not.to.match(/declaration|environment/i);
      }
    }),
  );

  it(
    'knows the names of both',
    withFolder(async (cwd) => {
      await writeFile(join(cwd, 'scenarios', 'reboot.yaml'), SHORT);
      expect(await scenarioNames({ cwd, packageRoot: packageRoot() })).to.include.members([
        'az-loss',
        'reboot',
      ]);
    }),
  );
});
