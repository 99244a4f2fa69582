import { expect } from 'chai';
import type { RecordedRun } from '../../../lib/evidence/index.ts';
import type { TrapFinding } from '../../../lib/iac/index.ts';
import { rebuildView } from '../../../lib/report/rebuild/rebuild-view.ts';
import { inventory } from '../../support/facts.ts';
import { iacUnit } from '../../support/iac-facts.ts';

const quota = (certainty: TrapFinding['certainty']): TrapFinding => ({
  trap: 'quota-exceeded',
  severity: 'blocks',
  certainty,
  unit: 'iac/a.yaml',
  where: { file: 'iac/a.yaml', line: 1, column: 1 },
  message: `a quota, ${certainty}`,
  fix: 'have it raised',
});

function viewOf(fields: Parameters<typeof iacUnit>[0]) {
  const result = { rebuild: { stacks: [{ name: 'shop', seconds: 9 }] } };
  return rebuildView({
    inventory: inventory({ facts: { 'iac.unit': [iacUnit({ id: 'iac/a.yaml', ...fields })] } }),
    drills: [{ result }],
    run: { id: 'run-1' },
  } as unknown as RecordedRun);
}

describe('what a report tells of a rebuild', () => {
  it('gives a unit the time of the stack that it was made as, whatever the stack is called', () => {
    expect(viewOf({ stack: 'shop' })?.path.seconds).to.equal(9);
    expect(viewOf({ stack: 'other' })?.path.seconds).to.equal(null);
  });

  it('asks no person to do what nobody knows to be needed', () => {
    const view = viewOf({ traps: [quota('certain'), quota('unknown')] });
    expect(view?.byHand.map(({ message }) => message)).to.deep.equal(['a quota, certain']);
  });
});
