import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import { declareQuickDrills, type DrillTwin, startDrillTwin } from './drill-twin.ts';
import { outagesIn } from './true-outages.ts';
import { Workshop } from './workshop.ts';

/** Of the database's name, in seconds: at any pace, DNS counts whole ones. */
const TTL = 1;

describe('a drill on a Multi-AZ DB cluster', function () {
  this.timeout(90_000);
  let home: Workshop;
  let twin: DrillTwin;

  before(async function () {
    home = new Workshop();
    declareQuickDrills(home);
    twin = await startDrillTwin(this, home, '', 'multi-az-cluster');
  });
  after(async () => {
    await twin?.close();
    await home.close();
  });

  it('measures its failover, sees its readers answer throughout, and finds every row that was acknowledged', async () => {
    const call = ['drill', 'quick-db-failover.yaml', '--env', 'shop.yaml', '--workload', 'ledger'];
    const { code, stderr } = await home.call([...call, '--out', 'out', '--run-id', 'it', ...twin.options]);
    // On a busy machine a measure may be left unknown, which is no failure; a promise is never missed.
    expect(code, stderr).to.be.oneOf([0, 2]);
    const { ended, outage, dataLoss, leftovers, probes = [] } = result();
    expect(ended).to.equal('recovered');
    expect(dataLoss?.lostWrites).to.equal(0);
    expect(leftovers.filter(({ state }) => state === 'pending')).to.deep.equal([]);
    const reader = probes.find(({ probe }) => probe === 'reader');
    expect(reader?.degradation?.disturbed?.failed, 'looks at the readers that failed').to.equal(0);
    if (outage === null) return;
    const [truth = Number.NaN, ...more] = outagesIn(await twin.truth(), 'database ledger');
    expect(more).to.deep.equal([]);
    // A client goes on asking the old address for as long as the name's TTL lets it.
    expect(outage?.lower).to.be.at.most(truth + TTL);
    expect(outage?.upper).to.be.at.least(truth);
  });

  function result(): DrillResult {
    const [folder = ''] = readdirSync(home.path('out', 'it', 'drills'));
    return JSON.parse(
      readFileSync(home.path('out', 'it', 'drills', folder, 'result.json'), 'utf8'),
    ) as DrillResult;
  }
});
