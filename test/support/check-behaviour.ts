import { expect } from 'chai';
import type { Check } from '../../lib/checks/check.ts';
import type { FactKind } from '../../lib/inventory/facts.ts';
import type { Facts } from '../../lib/inventory/inventory.ts';
import { backupWorld, exclusion } from './backup-world.ts';
import { environment, workload } from './declaration.ts';
import { gap, inventory } from './inventory.ts';
import { outcomes, verdictsOf } from './verdicts.ts';

/** What every check about backups does, told once: hold, fail, be excused, be unknown, and find nothing. */
export function behavesAsACheck(
  check: Check,
  sick: { readonly facts: Partial<Facts>; readonly gapIn: FactKind },
): void {
  const denied = gap({ operation: 'Denied', kinds: [sick.gapIn], region: 'eu-central-1' });

  it('passes in a healthy world', () => {
    expect(outcomes(verdictsOf(check, backupWorld()))).to.satisfy((all: string[]) =>
      all.every((one) => one === 'pass'),
    );
  });

  it('fails in a sick one, saying what was expected, what was found, and the fix', () => {
    const failed = verdictsOf(check, backupWorld({ facts: sick.facts })).find(
      ({ outcome }) => outcome === 'fail',
    );
    expect(failed).to.include.keys('expected', 'got', 'fix');
  });

  it('is excluded where the declaration excuses it', () => {
    const world = backupWorld({ facts: sick.facts, exclusions: [exclusion({ check: check.id })] });
    expect(outcomes(verdictsOf(check, world)))
      .to.include('excluded')
      .and.not.include('fail');
  });

  it(`is unknown, never a pass alone, where ${sick.gapIn} could not be read`, () => {
    expect(outcomes(verdictsOf(check, backupWorld({ gaps: [denied] })))).to.include('unknown');
  });

  it('is not applicable where complete listings hold nothing', () => {
    const world = { environment: backupWorld().environment, inventory: inventory() };
    const verdicts = verdictsOf(check, world);
    expect(outcomes(verdicts)).to.deep.equal(['not-applicable']);
    expect(verdicts[0]?.evidence).to.deep.equal(['calls.ndjson#1']);
  });

  it('is not applicable, with the reason, where nothing of it is promised', () => {
    const silent = environment({ workloads: [workload({ objectives: [] })] });
    const [verdict] = verdictsOf(check, { environment: silent, inventory: backupWorld().inventory });
    expect(verdict?.outcome).to.equal('not-applicable');
    expect(verdict?.message).to.include('orders');
  });
}
