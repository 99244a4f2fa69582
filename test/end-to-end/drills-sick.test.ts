import { expect } from 'chai';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import { replaced } from './drill-twin.ts';
import { sickShop } from './sick-shop.ts';

// Each world is sick in one way, and each drill says so by what is really wrong: red or unknown, and never for another reason.
// The slower ones are in drills-sick.long.ts.

describe('drills on a shop whose processes are sick', function () {
  this.timeout(90_000);
  const shop = sickShop('lagging-standby=0.5s,names-for-ever,slow-failover=4,needs-its-cache');

  it('fails when a standby lags, and counts exactly the rows that were lost', async () => {
    shop.declare({ rpo: '0.1s' });
    shop.scenario('db-failover', (text) =>
      replaced(
        text.replace(/ {2}front-door: .*\n/, ''),
        'watches: database, every: 0.2s',
        'watches: database, every: 0.05s',
      ),
    );
    const { code, result } = await shop.drill('lagging', 'db-failover', 'orders');
    expect(code).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'recovered' });
    expect(outcomes(result)).to.deep.equal({ 'recovery time': 'pass', 'data loss': 'fail' });
    expect(result.dataLoss?.lostWrites).to.equal(await shop.lostOf('lagging'));
    expect(result.dataLoss?.lostWrites).to.be.above(0);
  });
});

describe('drills on a shop that is set up wrongly', function () {
  this.timeout(90_000);
  const shop = sickShop();

  it('fails when the alarm never fires, and for nothing else', async () => {
    await shop.watchNothing('catalogue-web-zone-lost');
    shop.declare({});
    shop.scenario('az-loss');
    const { code, result } = await shop.drill('no-alarm', 'az-loss', 'catalogue');
    expect(code, result.message).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'recovered' });
    expect(outcomes(result)).to.deep.equal({
      'recovery time': 'pass',
      'alarm catalogue-web-zone-lost': 'fail',
    });
    expect(result.message).to.include('alarm catalogue-web-zone-lost never fired');
  });

  it('is refused when too few servers stand outside the zone that is lost', async () => {
    shop.declare({});
    await shop.withoutServerElsewhere('catalogue', async (zoneId) => {
      // Whichever zone has most of the workload, or a primary: this one is lost.
      shop.scenario('az-loss', (text) => replaced(text, '\nfaults:\n', `\nzone: ${zoneId}\n\nfaults:\n`));
      const { code, result } = await shop.drill('capacity', 'az-loss', 'catalogue');
      expect(code, result.message).to.equal(4);
      expect(result).to.include({ outcome: 'unknown', ended: 'refused' });
      expect(result.message)
        .to.include(`Target group catalogue-web would not carry the service without zone ${zoneId}`)
        .and.to.include('expected at least 2 healthy in other zones')
        .and.to.include('fix: add capacity in the other zones');
    });
  });

  it('is refused when a health check asks for the wrong path: the name leads to the secondary already', async () => {
    await shop.askForWrongPath('catalogue.shop.example');
    shop.declare({});
    shop.scenario('dns-health-check');
    const { code, result } = await shop.drill('wrong-path', 'dns-health-check', 'catalogue');
    expect(code, result.message).to.equal(4);
    expect(result).to.include({ outcome: 'unknown', ended: 'refused' });
    expect(result.message).to.include('The name does not lead to what would be broken');
    expect(result.message).to.include('an address of catalogue-web in eu-west-1').and.to.include('fix: ');
  });

  it('is refused when the cache is a single node, which nobody takes over from', async () => {
    await shop.takeReplicaAway('catalogue-cache');
    shop.declare({});
    shop.scenario('cache-node-loss');
    const { code, result } = await shop.drill('single-node', 'cache-node-loss', 'catalogue');
    expect(code, result.message).to.equal(4);
    expect(result).to.include({ outcome: 'unknown', ended: 'refused' });
    expect(result.message)
      .to.include('would break nothing of workload "catalogue"')
      .and.to.include('it keeps no replica that could take over');
  });

  it('is refused when there is no standby', async () => {
    await shop.takeStandbyAway();
    shop.declare({});
    shop.scenario('db-failover');
    const { code, result } = await shop.drill('no-standby', 'db-failover', 'orders');
    expect(code, result.message).to.equal(4);
    expect(result).to.include({ outcome: 'unknown', ended: 'refused' });
    expect(result.message)
      .to.include('would break nothing of workload "orders"')
      .and.to.include('it keeps no standby that could take over');
  });
});

function outcomes({ expectations = [] }: DrillResult): Record<string, string> {
  return Object.fromEntries(expectations.map(({ what, outcome }) => [what, outcome]));
}
