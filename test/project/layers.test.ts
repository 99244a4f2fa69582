import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../lib/cli/package-root.ts';
import { importsOf, sourceFiles } from '../support/source-files.ts';

const root = packageRoot();
const lib = join(root, 'lib');
const layers = JSON.parse(readFileSync(join(lib, 'layers.json'), 'utf8')) as Record<string, string[]>;

function layerOf(file: string): string {
  return relative(lib, file).split(sep)[0] ?? '';
}

describe('The tree', () => {
  it('names every folder of lib in layers.json', () => {
    const folders = new Set(
      sourceFiles(lib)
        .map(layerOf)
        .filter((layer) => !layer.endsWith('.ts')),
    );
    expect(Object.keys(layers)).to.include.members([...folders]);
  });

  it('imports down only, as layers.json allows', () => {
    const offences = sourceFiles(lib).flatMap((file) => {
      const layer = layerOf(file);
      const allowed = layers[layer];
      if (allowed === undefined) return [];
      return importsOf(file)
        .filter((imported) => imported.startsWith('.'))
        .map((imported) => layerOf(resolve(file, '..', imported)))
        .filter((target) => target !== layer && !allowed.includes(target))
        .map((target) => `${relative(root, file)} imports ${target}`);
    });
    expect(offences).to.deep.equal([]);
  });

  it('keeps the AWS SDK to the folders that speak to AWS, and to the twin', () => {
    const speakers = ['aws', 'inventory', 'twin'];
    const offences = sourceFiles(lib)
      .filter((file) => !speakers.includes(layerOf(file)))
      .filter((file) => importsOf(file).some((imported) => /^@(aws-sdk|smithy)\//.test(imported)));
    expect(offences.map((file) => relative(root, file))).to.deep.equal([]);
  });

  it('lets suites import nothing of ours but lib/index.ts', () => {
    const offences = sourceFiles(join(root, 'suites')).flatMap((file) =>
      importsOf(file).filter((imported) => imported.startsWith('.') && imported !== '../lib/index.ts'),
    );
    expect(offences).to.deep.equal([]);
  });
});
