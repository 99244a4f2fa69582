import { expect } from 'chai';
import { readArguments } from '../../lib/cli/arguments.ts';
import { selectDrills } from '../../lib/cli/drill-selection.ts';
import type { Io } from '../../lib/cli/io.ts';
import { packageRoot } from '../../lib/cli/package-root.ts';
import { readSelection } from '../../lib/cli/selection.ts';
import { CHECKS } from '../../lib/checks/index.ts';
import { sandbox } from '../support/run-folder.ts';

const option = { type: 'string', value: 'NAMES', help: 'which ones' } as const;
const spec = {
  command: 'suite',
  positionals: [],
  options: { only: option, check: option, workload: option, drill: { type: 'boolean', help: 'drill' } },
} as const;

const io = { cwd: packageRoot() } as Io;

async function drillsOf(...argv: string[]): Promise<readonly string[]> {
  const { drills } = await selectDrills(readArguments(argv, spec), await sandbox(), io);
  return drills.map(({ scenario }) => scenario.name);
}

describe('Unasked, on the embedded AWS,', () => {
  it('every scenario is carried out once, but for those that wait until they are asked for', async () => {
    const { scenarios, onlyWhenAsked } = (await sandbox()).safety;
    expect(onlyWhenAsked).to.deep.equal(['cache-flush', 'cache-node-loss']);
    expect(await drillsOf()).to.deep.equal(
      scenarios.filter((name) => onlyWhenAsked?.includes(name) !== true),
    );
    expect(await drillsOf('--drill')).to.include('cache-flush');
  });

  it('drills are the suite chaos, which holds no check', async () => {
    const args = readArguments(['--only', 'chaos'], spec);
    expect(readSelection(args, await sandbox(), CHECKS).checks).to.deep.equal([]);
    expect(await drillsOf('--only', 'chaos')).not.to.deep.equal([]);
  });

  it('nothing is broken where other suites or single checks are asked for', async () => {
    expect(await drillsOf('--only', 'backups,dns')).to.deep.equal([]);
    expect(await drillsOf('--check', 'rds/instance-multi-az')).to.deep.equal([]);
  });

  it('and is, where drills are asked for beside them', async () => {
    expect(await drillsOf('--only', 'backups', '--drill')).not.to.deep.equal([]);
  });
});
