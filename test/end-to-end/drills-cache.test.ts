import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import type { JournalEntry } from '../../lib/drill/journal.ts';
import { declareQuickDrills, type DrillTwin, startDrillTwin } from './drill-twin.ts';
import { Workshop } from './workshop.ts';

/** On a machine that is busy with something else a measure may be left unknown, which is no failure; a promise is never missed. */
const HOLDS = [0, 2];
const CACHE = 'cache catalogue-cache';

describe('drills of the cache', function () {
  this.timeout(90_000);
  let home: Workshop;
  let twin: DrillTwin;

  before(async function () {
    home = new Workshop();
    declareQuickDrills(home);
    twin = await startDrillTwin(this, home);
  });
  after(async () => {
    await twin?.close();
    await home.close();
  });

  async function drill(run: string, scenario: string, ...more: string[]) {
    const call = ['drill', `quick-${scenario}.yaml`, '--env', 'shop.yaml', '--out', 'out', '--run-id', run];
    const ended = await home.call([...call, ...twin.options, ...more]);
    const drills = home.path('out', run, 'drills');
    const folder = readdirSync(drills).find((name) => !name.endsWith('.orders')) ?? '';
    const read = (file: string): string => readFileSync(`${drills}/${folder}/${file}`, 'utf8');
    return { ...ended, read, result: () => JSON.parse(read('result.json')) as DrillResult };
  }

  const statesSince = async (begun: number): Promise<string[]> =>
    (await twin.truth()).slice(begun).flatMap(({ path, state }) => (path === CACHE ? [state] : []));

  it('empty it by one call that was noted before, and tell how the application did without', async () => {
    const begun = (await twin.truth()).length;
    const { code, stdout, read, result } = await drill('flush', 'cache-flush');
    expect(HOLDS, stdout).to.include(code);
    expect(stdout).to.include('meanwhile      front-door: ');
    const { ended, expectations = [], probes = [], leftovers } = result();
    expect(ended).to.equal('recovered');
    expect(expectations.map(({ what }) => what)).to.deep.equal([
      'recovery time',
      'front-door goes on answering',
    ]);
    expect(expectations.map(({ outcome }) => outcome)).not.to.include('fail');
    // It took its answers from nowhere but its own collecting, which is slower.
    const { beyondSteady = 0, disturbed } = probes[0]?.degradation ?? {};
    expect(beyondSteady).to.be.above(0);
    expect(disturbed?.latency?.worst).to.be.above(0.15);
    expect(leftovers.map(({ what, state }) => `${what.split(':').at(-1)} ${state}`)).to.deep.equal([
      'catalogue-cache-001 gone',
    ]);
    const journal = read('journal.ndjson')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as JournalEntry);
    expect(journal.map(({ nemesis, state }) => `${nemesis} ${state}`)).to.deep.equal(
      ['prepared', 'injecting', 'injected', 'healing', 'healed'].map((state) => `direct ${state}`),
    );
    expect(await statesSince(begun)).to.include.members(['broken', 'whole']);
    expect((await twin.calls())['elasticache:RebootCacheCluster']).to.equal(1);
  });

  it('say of a workload without a cache that they are not for it', async () => {
    const run = home.path('out', 'flush', 'drills');
    expect(readdirSync(run)).to.have.members(['quick-cache-flush.catalogue', 'quick-cache-flush.orders']);
    const orders = JSON.parse(
      readFileSync(`${run}/quick-cache-flush.orders/result.json`, 'utf8'),
    ) as DrillResult;
    expect(orders).to.include({ outcome: 'not-applicable', ended: 'refused' });
    const call = ['drill', 'quick-cache-flush.yaml', '--env', 'shop.yaml', '--out', 'out'];
    const alone = await home.call([...call, '--workload', 'orders', ...twin.options]);
    expect(alone.code, alone.stdout).to.equal(4);
  });

  it('take the power from its primary by AWS FIS, and see a replica take over', async () => {
    const begun = (await twin.truth()).length;
    const { code, stdout, result } = await drill('node', 'cache-node-loss', '--workload', 'catalogue');
    expect(HOLDS, stdout).to.include(code);
    const { ended, expectations = [], leftovers } = result();
    expect(ended).to.equal('recovered');
    expect(expectations.map(({ outcome }) => outcome)).not.to.include('fail');
    expect(leftovers.map(({ state }) => state)).not.to.include('pending');
    const told = (await twin.truth()).slice(begun).filter(({ path }) => path === CACHE);
    expect(told.map(({ what }) => what)).to.include.members([
      'no power in eu-west-1a',
      'the primary is catalogue-cache-002',
      'power is back in eu-west-1a',
    ]);
    const calls = await twin.calls();
    expect(calls['fis:StartExperiment']).to.equal(2);
  });
});
