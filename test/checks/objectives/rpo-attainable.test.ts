import { expect } from 'chai';
import { rpoAttainable } from '../../../lib/checks/objectives/rpo-attainable.ts';
import { backupWorld } from '../../support/backup-world.ts';
import { behavesAsACheck } from '../../support/check-behaviour.ts';
import { rdsInstance } from '../../support/facts.ts';
import { verdictsOf } from '../../support/verdicts.ts';

describe('objectives/rpo-attainable', () => {
  behavesAsACheck(rpoAttainable, {
    facts: { 'rds.instance': [rdsInstance({ multiAz: false })] },
    gapIn: 'rds.snapshot',
  });

  it('says what would be lost, and from what that follows', () => {
    const policy = { pointInTimeStep: { what: 'point-in-time step', takes: 300, because: 'documented' } };
    const facts = { 'rds.instance': [rdsInstance({ multiAz: false })] };
    const [verdict] = verdictsOf(rpoAttainable, backupWorld({ facts, policy }));
    expect(verdict).to.include({
      outcome: 'fail',
      disruption: 'az',
      expected: 'at most 0 s',
      got: '8 min: age of the newest restorable moment 3 min + one more step of the log 5 min',
    });
  });
});
