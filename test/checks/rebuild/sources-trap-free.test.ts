import { expect } from 'chai';
import { sourcesTrapFree } from '../../../lib/checks/rebuild/sources-trap-free.ts';
import type { TrapFinding } from '../../../lib/iac/index.ts';
import { gap, inventory, workload } from '../../support/facts.ts';
import { iacUnit } from '../../support/iac-facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const one = workload({
  rebuild: { sources: [{ path: 'iac/shop-orders.yaml', parameters: {} }], detectDrift: false, smoke: [] },
});

function trap(fields: Partial<TrapFinding> = {}): TrapFinding {
  return {
    trap: 'image-literal',
    severity: 'blocks',
    certainty: 'certain',
    unit: 'shop-orders',
    where: { file: 'iac/shop-orders.yaml', line: 12, column: 16 },
    message: 'the image ami-1 exists in the old account alone',
    got: 'ami-1',
    fix: 'take the image from a parameter',
    ...fields,
  };
}

function judged(...traps: TrapFinding[]) {
  return verdictsOf(sourcesTrapFree, {
    workload: one,
    inventory: inventory({ facts: { 'iac.unit': [iacUnit({ traps })] } }),
  });
}

describe('rebuild/sources-trap-free', () => {
  it('passes a source without a trap', () => {
    expect(outcomes(judged())).to.deep.equal(['pass']);
  });

  it('fails what would stop a rebuild or lose data, once for each trap, with every place', () => {
    const verdicts = judged(
      trap(),
      trap({ where: { file: 'iac/shop-orders.yaml', line: 40, column: 16 } }),
      trap({
        trap: 'deletion-policy-missing',
        severity: 'loses-data',
        message: 'the database goes with its stack',
      }),
    );
    expect(verdicts.map(({ outcome, subject }) => [outcome, subject?.arn])).to.deep.equal([
      ['fail', 'iac:orders/shop-orders#image-literal'],
      ['fail', 'iac:orders/shop-orders#deletion-policy-missing'],
    ]);
    expect(verdicts[0]?.got).to.equal('ami-1 at iac/shop-orders.yaml:12:16, iac/shop-orders.yaml:40:16');
    expect(verdicts[0]?.evidence).to.deep.equal(['inventory.json#/facts/iac.unit/0']);
  });

  it('does not let a harmless finding hide one of the same trap that nobody could settle', () => {
    const warns = trap({ severity: 'warns', message: 'a warning' });
    const open = trap({ certainty: 'unknown', message: 'nobody could tell' });
    const [verdict, ...others] = judged(warns, open);
    expect(others).to.deep.equal([]);
    expect(verdict).to.include({ outcome: 'unknown', message: 'nobody could tell' });
    expect(outcomes(judged(warns, open, trap({ message: 'it stops' })))).to.deep.equal(['fail']);
  });

  it('is unknown where only the target account can tell', () => {
    expect(outcomes(judged(trap({ trap: 'quota-exceeded', certainty: 'unknown' })))).to.deep.equal([
      'unknown',
    ]);
  });

  it('passes what only slows or warns, and says so', () => {
    const [verdict] = judged(trap({ severity: 'warns' }));
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.include('does not stop a rebuild');
  });

  it('is unknown beside what it found when a source could not be read', () => {
    const unread = gap({ service: 'file', operation: 'read', kinds: ['iac.unit'], subject: 'iac:orders/x' });
    const known = inventory({ facts: { 'iac.unit': [iacUnit()] }, gaps: [unread] });
    expect(outcomes(verdictsOf(sourcesTrapFree, { workload: one, inventory: known }))).to.deep.equal([
      'pass',
      'unknown',
    ]);
  });

  it('is not asked where nothing is declared to be rebuilt from', () => {
    expect(outcomes(verdictsOf(sourcesTrapFree))).to.deep.equal(['not-applicable']);
  });
});
