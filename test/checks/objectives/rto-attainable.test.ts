import { expect } from 'chai';
import { judge } from '../../../lib/checks/judge.ts';
import { rpoAttainable } from '../../../lib/checks/objectives/rpo-attainable.ts';
import { rtoAttainable } from '../../../lib/checks/objectives/rto-attainable.ts';
import type { Exclusion } from '../../../lib/environment/environment.ts';
import type { Inventory } from '../../../lib/inventory/inventory.ts';
import { exclusion } from '../../support/backup-world.ts';
import {
  environment,
  fixedNow,
  gap,
  inventory,
  kmsKey,
  objective,
  rdsInstance,
  workload,
} from '../../support/facts.ts';

const failover = {
  by: 'failover',
  steps: [{ what: 'database-failover', takes: 60, because: 'documented' }],
} as const;
const objectives = [
  objective({ recovery: failover, rto: 120, rpo: 0 }),
  objective({ disruption: 'instance', recovery: failover, rto: 30, rpo: 0 }),
];
const policy = { exposureWindow: 3_600, copies: [], immutable: false, encrypted: true };

function judged(
  seen: Inventory,
  options: { exclusions?: readonly Exclusion[]; promised?: typeof objectives } = {},
) {
  const { exclusions = [], promised = objectives } = options;
  const others = workload({ name: 'catalogue', objectives: [objective({ disruption: 'region' })] });
  const orders = workload({ objectives: promised, backup: policy });
  const declared = environment({ workloads: [others, orders], exclusions });
  const result = judge({
    environment: declared,
    inventory: seen,
    checks: [rtoAttainable, rpoAttainable],
    now: fixedNow,
  });
  return { ...result, verdicts: result.verdicts.filter((one) => one.workload === 'orders') };
}

const healthy = inventory({ facts: { 'rds.instance': [rdsInstance()], 'kms.key': [kmsKey()] } });

describe('objectives/rto-attainable and objectives/rpo-attainable', () => {
  it('give a verdict for each disruption, in the words of the recovery matrix', () => {
    const { verdicts } = judged(healthy);
    expect(verdicts.map(({ check, disruption, outcome }) => [check, disruption, outcome])).to.deep.equal([
      ['objectives/rto-attainable', 'az', 'pass'],
      ['objectives/rto-attainable', 'instance', 'fail'],
      ['objectives/rpo-attainable', 'az', 'pass'],
      ['objectives/rpo-attainable', 'instance', 'pass'],
    ]);
    expect(verdicts[1]).to.include({
      expected: 'at most 30 s',
      got: '1 min: database-failover 1 min',
      objective: 'rto',
      kind: 'estimated',
    });
    expect(verdicts[1]?.fix).to.be.a('string');
  });

  it('ask for what is missing, and not for less time, where nothing could be estimated', () => {
    const alone = inventory({
      facts: { 'rds.instance': [rdsInstance({ multiAz: false })], 'kms.key': [kmsKey()] },
    });
    const [az] = judged(alone).verdicts;
    expect(az).to.include({ outcome: 'fail', got: 'no estimate' });
    expect(az?.fix).to.match(/^Put in place what the recovery rests on/);
  });

  it('ask what was not looked into, where the estimate would be enough', () => {
    const topic = {
      arn: 'arn:aws:sns:eu-west-1:111122223333:events',
      type: 'AWS::SNS::Topic',
      workload: 'orders',
    };
    const { verdicts } = judged({ ...healthy, unseen: [topic] });
    expect(verdicts[0]).to.include({ outcome: 'unknown' });
    expect(verdicts[0]?.fix).to.include('inventory/resources-seen');
  });

  it('point at their row of objectives.json', () => {
    const { verdicts, objectives: rows } = judged(healthy);
    for (const { evidence, disruption, objective: measure } of verdicts) {
      const row = rows[Number(evidence[0]?.split('#/')[1])];
      expect(row).to.include({ workload: 'orders', disruption, measure });
    }
  });

  it('are excluded where the declaration excuses them', () => {
    const excuse = exclusion({ check: 'objectives/rto-attainable', workload: 'orders' });
    const { verdicts, objectives: rows } = judged(healthy, { exclusions: [excuse] });
    expect(verdicts[1]?.outcome).to.equal('excluded');
    const row = rows.find(
      ({ workload, disruption, measure }) => [workload, disruption, measure].join() === 'orders,instance,rto',
    );
    expect(row).to.include({ outcome: 'excluded' });
    expect(row?.message).to.match(/^Excused by .* Otherwise fail: /);
  });

  it('are unknown where something could not be read', () => {
    const { verdicts } = judged(inventory({ gaps: [gap()] }));
    expect(new Set(verdicts.map(({ outcome }) => outcome))).to.deep.equal(new Set(['unknown']));
  });

  it('are not applicable where nothing is promised, or nothing holds data', () => {
    const silent = judged(healthy, { promised: [] });
    expect(silent.verdicts.map(({ outcome, message }) => [outcome, message])).to.deep.equal([
      ['not-applicable', 'No RTO is declared for orders'],
      ['not-applicable', 'No RPO is declared for orders'],
    ]);
    const { verdicts } = judged(inventory());
    expect(
      verdicts.filter(({ check }) => check === rpoAttainable.id).map(({ outcome }) => outcome),
    ).to.deep.equal(['not-applicable']);
  });

  it('know what was demonstrated before', () => {
    const orders = workload({ objectives: [objective({ rto: 30, rpo: undefined, recovery: undefined })] });
    const shown = {
      workload: 'orders',
      disruption: 'az',
      measure: 'rto',
      lower: 20,
      upper: 25,
      run: 'r',
      at: fixedNow,
    } as const;
    const { verdicts } = judge({
      environment: environment({ workloads: [orders] }),
      inventory: healthy,
      checks: [rtoAttainable],
      now: fixedNow,
      demonstrations: [shown],
    });
    expect(verdicts[0]?.outcome).to.equal('pass');
  });
});
