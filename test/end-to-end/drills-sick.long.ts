import { expect } from 'chai';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import { replaced } from './drill-twin.ts';
import { sickShop } from './sick-shop.ts';

// The slower half of drills-sick.test.ts, run by `npm run test:long`: too long for every change.

describe('drills on a shop whose processes are sick, the slower ones', function () {
  this.timeout(90_000);
  const shop = sickShop('lagging-standby=0.5s,names-for-ever,slow-failover=4,needs-its-cache');

  it('fails when the application holds on to an address for ever', async () => {
    shop.declare({ rto: '5s', takes: '3s' });
    shop.scenario('db-failover', (text) =>
      replaced(
        replaced(
          text,
          'front-door, every: 0.2s, timeout: 2s',
          'front-door, every: 0.2s, timeout: 2s, decides: true',
        ),
        'limit: 15m',
        'limit: 4m',
      ).replace('within: 20m', 'within: 1m'),
    );
    const { code, result } = await shop.drill('names', 'db-failover', 'orders');
    expect(code).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'limit', outage: null });
    expect(result.message).to.include('it had not recovered within 12 s');
    expect(result.atLeast?.recoveryTime).to.be.above(5);
    const back = Object.fromEntries((result.probes ?? []).map(({ probe, to }) => [probe, to]));
    expect(back['database'], 'the database itself is back').to.be.a('number');
    expect(back['front-door']).to.equal(null);
  });

  it('fails when the application answers nobody without its cache, however soon that is over', async () => {
    shop.declare({});
    shop.scenario('cache-flush');
    const { code, result } = await shop.drill('hard', 'cache-flush', 'catalogue');
    expect(code, result.message).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'recovered' });
    expect(outcomes(result)).to.deep.equal({
      'recovery time': 'pass',
      'front-door goes on answering': 'fail',
    });
    expect(result.probes?.[0]?.degradation?.disturbed.errorRate).to.be.above(0.1);
  });

  it('fails when the recovery misses its promise by a little', async () => {
    shop.declare({ rto: '3s', takes: '2s' });
    shop.scenario('db-failover', (text) => replaced(text, 'objectives: [rto, rpo]', 'objectives: [rto]'));
    const { code, result } = await shop.drill('late', 'db-failover', 'ledger');
    expect(code, result.message).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'recovered' });
    expect(result.recoveryTime?.lower).to.be.within(3, 6);
  });
});

describe('a drill on a shop whose other Region is dead', function () {
  this.timeout(90_000);
  const shop = sickShop();

  it('fails when the secondary Region is dead', async () => {
    shop.declare({ dns: '5s' });
    shop.scenario('dns-health-check', (text) => replaced(text, 'limit: 15m', 'limit: 4m'));
    const secondary = await shop.twin().linksOf('balancer orders-web-dr ');
    expect(secondary).to.have.length(2);
    for (const name of secondary) await shop.twin().link(name, { kind: 'reset' });
    const { code, result } = await shop.drill('dead-secondary', 'dns-health-check', 'orders');
    for (const name of secondary) await shop.twin().link(name, { kind: 'pass' });
    expect(code, result.message).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'limit' });
    expect(result.atLeast?.recoveryTime).to.be.above(5);
    const row = shop
      .objectivesOf('dead-secondary')
      .find(({ workload, disruption }) => workload === 'orders' && disruption === 'dns');
    expect(row, 'the matrix').to.deep.include({ outcome: 'fail', measure: 'rto' });
    expect(row?.demonstrated).to.include({ lower: result.atLeast?.recoveryTime, upper: null });
    expect(row?.message).to.include('not seen to end after');
  });
});

function outcomes({ expectations = [] }: DrillResult): Record<string, string> {
  return Object.fromEntries(expectations.map(({ what, outcome }) => [what, outcome]));
}
