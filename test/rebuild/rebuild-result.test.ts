import { expect } from 'chai';
import { rebuildResult, type RebuildMeasures } from '../../lib/rebuild/index.ts';
import { fixedNow, workload } from '../support/facts.ts';

const SAME = {
  stack: 'shop-orders',
  against: 'original' as const,
  same: 7,
  missing: [],
  leftOut: [],
  more: [],
  different: [],
};
const SERVED = { output: 'FrontDoor', url: 'http://a/health', served: true, message: 'served' };

function resultOf(changes: Partial<RebuildMeasures> = {}, report: Partial<RebuildMeasures['report']> = {}) {
  return rebuildResult({
    workload: workload({
      objectives: [
        {
          disruption: 'account-compromise',
          rto: 3_600,
          recovery: { by: 'rebuild', detect: 600, decide: 600, steps: [] },
        },
      ],
    }),
    stores: [],
    report: {
      account: '444455556666',
      region: 'eu-central-1',
      stacks: [{ name: 'shop-orders', seconds: 60, resources: 7 }],
      comparisons: [SAME],
      smoke: [SERVED],
      changes: [],
      ...report,
    },
    begunAt: fixedNow,
    took: { seconds: 90, lower: 80, upper: 90 },
    ended: 'recovered',
    leftovers: [],
    notes: [],
    ...changes,
  });
}

describe('what a rebuild has shown', () => {
  it('passes when all came back as it was, served, and was in time with the steps that people take', () => {
    const result = resultOf();
    expect(result.outcome).to.equal('pass');
    expect(result.recoveryTime).to.deep.include({
      lower: 80,
      upper: 90,
      assumed: { detect: 600, decide: 600 },
    });
    expect(result.recoveryTime?.phases).to.deep.equal({ 'stack shop-orders': 60, unattributed: 30 });
  });

  it('shows no recovery time where data would have to be restored: it takes at least so long', () => {
    const result = resultOf({ stores: ['orders-db'] });
    expect(result).to.deep.include({ outcome: 'pass', recoveryTime: null, atLeast: { recoveryTime: 80 } });
    expect(result.message).to.include('without its data').and.to.include('orders-db');
  });

  it('fails when even without the data it takes longer than promised', () => {
    const { outcome, message } = resultOf({
      stores: ['db'],
      took: { seconds: 9_000, lower: 8_000, upper: 9_000 },
    });
    expect(outcome).to.equal('fail');
    expect(message).to.match(/beyond the RTO of .+ for account-compromise/);
  });

  it('counts the promise for a lost Region, unless something stands ready in another one', () => {
    const objective = (by: 'restore' | 'failover') =>
      workload({ objectives: [{ disruption: 'region', rto: 60, recovery: { by, steps: [] } }] });
    expect(resultOf({ workload: objective('restore') }).outcome).to.equal('fail');
    expect(resultOf({ workload: objective('failover') }).outcome).to.equal('pass');
  });

  it('is unknown when the bounds lie on both sides of the promise', () => {
    expect(resultOf({ took: { seconds: 2_450, lower: 2_390, upper: 2_450 } }).outcome).to.equal('unknown');
  });

  it('fails when it came back as something else', () => {
    const { outcome, message } = resultOf(
      {},
      { comparisons: [{ ...SAME, missing: ['Db (AWS::RDS::DBInstance)'] }] },
    );
    expect(outcome).to.equal('fail');
    expect(message).to.include('lacks Db');
  });

  it('fails when it stands and does not serve', () => {
    const smoke = [{ ...SERVED, served: false, message: 'http://a/health did not serve: 503' }];
    expect(resultOf({}, { smoke })).to.deep.include({ outcome: 'fail' });
  });

  it('is unknown when nobody asked whether it serves', () => {
    expect(resultOf({}, { smoke: [] }).outcome).to.equal('unknown');
  });

  it('fails with the reason when it did not come back, and demonstrates no time', () => {
    const result = resultOf({
      ended: 'failed',
      took: null,
      message: 'Stack shop-orders did not come back: Db',
    });
    expect(result).to.deep.include({ outcome: 'fail', recoveryTime: null });
    expect(result).not.to.have.property('atLeast');
    expect(result.message).to.include('did not come back: Db');
  });

  it('says pass of nothing that could not be read, and demonstrates no time by it', () => {
    for (const unseen of [
      { data: ['rds:DescribeDBInstances: AccessDenied'], originals: [] },
      { data: [], originals: ['cloudformation:ListStackResources: AccessDenied'] },
    ]) {
      const result = resultOf({ unseen });
      expect(result).to.include({ outcome: 'unknown', recoveryTime: null });
      expect(result.message).to.include('AccessDenied');
    }
  });

  it('does not call it something else beside an original that was read in part', () => {
    const unseen = { data: [], originals: ['cloudformation:ListStackResources: AccessDenied'] };
    const result = resultOf({ unseen }, { comparisons: [{ ...SAME, more: ['Db (AWS::RDS::DBInstance)'] }] });
    expect(result.outcome).to.equal('unknown');
  });

  it('says what it was compared with, and no more', () => {
    expect(resultOf().message).to.include('7 resources of the original by name and type');
    const alone = resultOf({}, { comparisons: [{ ...SAME, against: 'template' }] });
    expect(alone.message)
      .to.include('no original was found to compare with')
      .and.not.to.include('of the original');
  });

  it('demonstrates no time by what does not serve, was not asked, is something else, or may be the original', () => {
    const silent = { ...SERVED, served: false };
    const unsure = { ...SERVED, unsure: 'the original may have answered' };
    const other = { ...SAME, missing: ['Db (AWS::RDS::DBInstance)'] };
    for (const report of [{ smoke: [silent] }, { smoke: [] }, { comparisons: [other] }, { smoke: [unsure] }])
      expect(resultOf({}, report)).to.deep.include({ recoveryTime: null, atLeast: { recoveryTime: 80 } });
    expect(resultOf({}, { smoke: [unsure] })).to.include({ outcome: 'unknown' });
  });

  it('is unknown when it ended for our own sake: that shows nothing of what is written down', () => {
    const result = resultOf({ ended: 'failed', took: null, isUnsure: true, message: 'denied' });
    expect(result).to.include({ outcome: 'unknown', recoveryTime: null });
    expect(result.message).to.include('could not be seen');
  });

  it('that its limit ended is unknown within the promise, and a broken promise beyond it', () => {
    const late = { ended: 'limit', took: null, isUnsure: true, message: 'still CREATE_IN_PROGRESS' } as const;
    expect(resultOf({ ...late, lasted: 100 })).to.deep.include({
      outcome: 'unknown',
      atLeast: { recoveryTime: 100 },
    });
    expect(resultOf({ ...late, lasted: 3_000 }).outcome).to.equal('fail');
  });

  it('is unknown when it was interrupted', () => {
    expect(resultOf({ ended: 'interrupted', took: null, message: 'Ctrl-C' }).outcome).to.equal('unknown');
  });
});
