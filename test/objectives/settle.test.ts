import { expect } from 'chai';
import type { EarlierDemonstration } from '../../lib/estate/earlier-demonstration.ts';
import { judgeDemonstration, newestDemonstration } from '../../lib/objectives/demonstrated.ts';
import { settle } from '../../lib/objectives/settle.ts';
import { objectiveRows } from '../../lib/objectives/objective-rows.ts';
import { ago, fixedNow, inventory, objective, rdsInstance, workload } from '../support/facts.ts';
import { view } from '../support/view.ts';

const DAY = 86_400;

function shown(fields: Partial<EarlierDemonstration> = {}): EarlierDemonstration {
  return {
    workload: 'orders',
    disruption: 'az',
    measure: 'rto',
    lower: 40,
    upper: 45,
    run: 'run-1',
    at: ago(DAY),
    ...fields,
  };
}

const estimated = { estimate: { seconds: 60, terms: [] }, message: 'By failover in 60 s' };
const untold = { estimate: null, verdict: 'unknown', message: 'nobody knows' } as const;

describe('a demonstration', () => {
  const promised = objective({ demonstratedWithin: 90 * DAY });
  const judged = (fields: Partial<EarlierDemonstration>, declared = 60) =>
    judgeDemonstration(shown(fields), declared, promised, fixedNow)?.outcome;

  it('holds when its upper bound is within the promise, fails when its lower bound is beyond, and is unknown between', () => {
    expect(judged({})).to.equal('pass');
    expect(judged({}, 42)).to.equal('unknown');
    expect(judged({}, 30)).to.equal('fail');
  });

  it('fails when it is older than promised, however good it was', () => {
    expect(judged({ at: ago(91 * DAY) })).to.equal('fail');
    expect(judged({ at: ago(89 * DAY) })).to.equal('pass');
  });

  it('is unknown when it is dated ahead: it would never grow old', () => {
    expect(judged({ at: ago(-3_600) })).to.equal('unknown');
    expect(judged({ at: ago(-60) })).to.equal('pass');
  });

  it('is unknown when it is promised and never was', () => {
    expect(judgeDemonstration(null, 60, promised, fixedNow)).to.deep.equal({
      outcome: 'unknown',
      message: 'never demonstrated',
    });
  });

  it('is not asked for when it is not promised', () => {
    expect(judgeDemonstration(null, 60, objective(), fixedNow)).to.equal(undefined);
  });

  it('is the newest one for the same promise', () => {
    const all = [
      shown({ run: 'old', at: ago(9 * DAY) }),
      shown(),
      shown({ run: 'other', disruption: 'region', at: ago(1) }),
    ];
    expect(newestDemonstration(all, { workload: 'orders', disruption: 'az', measure: 'rto' })?.run).to.equal(
      'run-1',
    );
  });

  it('stands beside the estimate in the row', () => {
    const declared = workload({ objectives: [objective({ rpo: undefined, rto: 42 })] });
    const seen = view({
      workload: declared,
      inventory: inventory({ facts: { 'rds.instance': [rdsInstance()] } }),
    });
    const [row] = objectiveRows(seen, [shown()]);
    expect(row?.demonstrated).to.deep.equal({ lower: 40, upper: 45, run: 'run-1', at: ago(DAY) });
    expect(row?.outcome).to.equal('unknown');
  });
});

describe('settling a promise', () => {
  const settled = (fields: Partial<Parameters<typeof settle>[0]>) =>
    settle({ declared: 60, reckoning: estimated, demonstration: undefined, unseen: undefined, ...fields });

  it('goes by the estimate where nothing was demonstrated', () => {
    expect(settled({})).to.deep.equal({ outcome: 'pass', message: 'By failover in 60 s' });
    expect(settled({ declared: 59 }).outcome).to.equal('fail');
  });

  it('goes by the worse of the two', () => {
    const bad = { outcome: 'fail', message: 'measured too long' } as const;
    expect(settled({ demonstration: bad })).to.deep.equal({
      outcome: 'fail',
      message: 'By failover in 60 s; measured too long',
    });
    const good = { outcome: 'pass', message: 'measured' } as const;
    expect(settled({ declared: 59, demonstration: good }).outcome).to.equal('fail');
  });

  it('lets a measurement speak where nothing could be estimated, and only then', () => {
    const good = { outcome: 'pass', message: 'measured' } as const;
    const never = { outcome: 'unknown', message: 'never demonstrated' } as const;
    expect(settled({ reckoning: untold, demonstration: good }).outcome).to.equal('pass');
    expect(settled({ reckoning: untold, demonstration: never }).outcome).to.equal('unknown');
    expect(settled({ reckoning: { ...untold, verdict: 'fail' }, demonstration: good }).outcome).to.equal(
      'fail',
    );
  });

  it('leaves no pass standing where something was not seen', () => {
    expect(settled({ unseen: 'a queue was not looked into' })).to.deep.equal({
      outcome: 'unknown',
      message: 'By failover in 60 s; a queue was not looked into',
    });
    expect(settled({ declared: 1, unseen: 'a queue was not looked into' }).outcome).to.equal('fail');
  });

  it('says that there is nothing to lose only where all was seen', () => {
    const reckoning = { estimate: null, verdict: 'not-applicable', message: 'Nothing holds data' } as const;
    expect(settled({ reckoning }).outcome).to.equal('not-applicable');
    expect(settled({ reckoning, unseen: 'a table was not looked into' }).outcome).to.equal('unknown');
  });
});
