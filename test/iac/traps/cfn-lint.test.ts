import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../lib/cli/package-root.ts';
import { readIac } from '../../../lib/iac/reading/read-iac.ts';
import { findTraps, type TrapFinding, type TrapId } from '../../../lib/iac/traps/index.ts';
import { runReferee, skipWithout } from '../../contract/referee.ts';

const half = join(packageRoot(), 'test', 'iac', 'corpus', 'develop');

/** Rules that speak of what a trap speaks of. */
const RULES: Readonly<Record<string, readonly TrapId[]>> = {
  E3004: ['reference-cycle'],
  E3006: ['private-type'],
  I3011: ['deletion-policy-missing'],
  I3042: ['partition-literal', 'account-id-literal', 'region-literal', 'key-literal', 'secret-outside'],
  W3010: ['zone-literal'],
  W2531: ['retired-version'],
  E2531: ['retired-version'],
  W3691: ['retired-version'],
};

interface LintFinding {
  readonly Filename: string;
  readonly Rule: { readonly Id: string };
  readonly Location: {
    readonly Start: { readonly LineNumber: number };
    readonly Path: readonly (string | number)[] | null;
  };
}

describe('cfn-lint on the same files', function () {
  before(function () {
    skipWithout(this, 'cfn-lint', 'cfn-lint', '--version');
  });

  it('tells nothing about a rebuild that is not told here, but for what the catalogue names', async () => {
    const set = await readIac('.', { cwd: half });
    const found = findTraps({ set, target: { region: 'eu-central-1' } });
    const types = new Map(
      set.units.flatMap((unit) =>
        unit.resources.map(({ address, type }) => [`${unit.file} ${address}`, type]),
      ),
    );
    const files = set.units
      .filter(({ template }) => template !== undefined)
      .map(({ file }) => join(half, file));
    const { stdout } = await runReferee('cfn-lint', [
      '--include-checks',
      'I',
      '--format',
      'json',
      '--',
      ...files,
    ]);
    const lint = (JSON.parse(stdout) as LintFinding[]).map((one) => ({
      ...one,
      Filename: one.Filename.slice(half.length + 1),
    }));
    const beside = lint.filter((one) => RULES[one.Rule.Id] !== undefined && !isTold(found, one));
    expect(lint.filter(({ Rule }) => RULES[Rule.Id] !== undefined)).to.have.length.greaterThan(40);
    const kinds = beside.map(
      (one) => `${one.Rule.Id} ${types.get(`${one.Filename} ${one.Location.Path?.[1]}`) ?? one.Filename}`,
    );
    expect([...new Set(kinds)].toSorted()).to.deep.equal([
      'E3004 AWS::EC2::SecurityGroup',
      'E3004 AWS::Lambda::Function',
      'I3011 AWS::CloudFormation::Stack',
      'I3011 AWS::Logs::LogGroup',
      'I3011 AWS::Neptune::DBInstance',
      'I3011 AWS::RDS::DBCluster',
      'I3011 AWS::RDS::DBInstance',
      'I3011 AWS::SQS::Queue',
      'I3011 AWS::SecretsManager::Secret',
    ]);
  });
});

function isTold(found: readonly TrapFinding[], { Filename, Rule, Location }: LintFinding): boolean {
  const [section, resource] = Location.Path ?? [];
  return found.some(
    ({ trap, where, resource: address }) =>
      typeof where !== 'string' &&
      where.file === Filename &&
      RULES[Rule.Id]?.includes(trap) === true &&
      ((section === 'Resources' && address === resource) || where.line === Location.Start.LineNumber),
  );
}
