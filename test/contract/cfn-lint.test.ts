import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../lib/cli/package-root.ts';
import { runReferee, skipWithout } from './referee.ts';

const folder = join(packageRoot(), 'environments', 'iac');

/** What cfn-lint may find in the shop's templates, by file and rule, each with the reason why it stays. There is nothing. */
const EXPLAINED: readonly string[] = [];

interface LintFinding {
  readonly Filename: string;
  readonly Rule: { readonly Id: string };
  readonly Message: string;
}

describe("cfn-lint on the shop's own templates", function () {
  this.timeout(120_000);
  before(function () {
    skipWithout(this, 'cfn-lint', 'cfn-lint', '--version');
  });

  it('finds nothing wrong in them, not even something to note', async () => {
    const files = readdirSync(folder).map((name) => join(folder, name));
    expect(files).to.have.length.greaterThan(3);
    expect(await lint(files)).to.deep.equal(EXPLAINED);
  });

  it('finds what is wrong in one that is broken', async () => {
    const broken = join(packageRoot(), 'test', 'contract', 'broken-template.yaml');
    expect((await lint([broken])).toSorted()).to.deep.equal([
      'broken-template.yaml E3012',
      'broken-template.yaml I3011',
      'broken-template.yaml I3011',
    ]);
  });
});

async function lint(files: readonly string[]): Promise<string[]> {
  const { stdout, stderr } = await runReferee('cfn-lint', [
    '--include-checks',
    'I',
    '--format',
    'json',
    '--',
    ...files,
  ]);
  expect(stderr).to.equal('');
  const found = JSON.parse(stdout) as LintFinding[];
  return found.map(({ Filename, Rule }) => `${Filename.split('/').at(-1)} ${Rule.Id}`);
}
