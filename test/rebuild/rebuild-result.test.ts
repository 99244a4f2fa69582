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

  it('is unknown when it was interrupted', () => {
    expect(resultOf({ ended: 'interrupted', took: null, message: 'Ctrl-C' }).outcome).to.equal('unknown');
  });
});
