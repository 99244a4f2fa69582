import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { drillCheck, evidenceSha256, readRun, type RecordedDrill } from '../../lib/evidence/index.ts';
import { finishedRun } from '../support/finished-run.ts';
import { drillResult, recordedDrill, scenarioOf, scenarioText } from '../support/recorded-drill.ts';
import { withFolder } from '../support/run-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

type Files = Readonly<Record<string, string>>;

/** A run with these drill folders. */
async function runWith(parent: string, drills: Readonly<Record<string, Files>>): Promise<string> {
  const { folder } = await finishedRun(parent);
  for (const [name, files] of Object.entries(drills)) {
    mkdirSync(join(folder, 'drills', name), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, 'drills', name, file), text);
  }
  return folder;
}

const drillsOf = async (parent: string, drills: Readonly<Record<string, Files>>) =>
  (await readRun(await runWith(parent, drills))).drills;

const only = ([drill]: readonly RecordedDrill[]): RecordedDrill => {
  if (drill === undefined) throw new TypeError('no drill was read');
  return drill;
};

describe('the drills of a run folder', () => {
  it(
    'are none where nothing was broken',
    withFolder(async (parent) => {
      expect(await drillsOf(parent, {})).to.deep.equal([]);
    }),
  );

  it(
    'are read with scenario, result and history',
    withFolder(async (parent) => {
      const drill = only(
        await drillsOf(parent, {
          'db-failover': {
            'scenario.yaml': scenarioText(),
            'result.json': JSON.stringify(drillResult()),
            'history.ndjson': '',
          },
        }),
      );
      expect(drill).to.deep.include({
        name: 'db-failover',
        workload: 'ledger',
        history: 'drills/db-failover/history.ndjson',
        result: drillResult(),
      });
      expect(drill.scenario?.title).to.equal('The database changes its primary');
    }),
  );

  it(
    'have no result where they died, and are not lost',
    withFolder(async (parent) => {
      const drill = only(await drillsOf(parent, { 'az-loss.orders': { 'history.ndjson': '{"ind' } }));
      expect(drill).to.deep.include({
        scenarioName: 'az-loss',
        workload: 'orders',
        scenario: null,
        result: null,
      });
    }),
  );

  it(
    'say nothing of a workload that nobody recorded',
    withFolder(async (parent) => {
      expect(
        only(await drillsOf(parent, { 'az-loss': { 'scenario.yaml': scenarioText('az-loss') } })).workload,
      ).to.equal(null);
    }),
  );

  it(
    'tell repetitions apart, in their order',
    withFolder(async (parent) => {
      const names = ['db-failover.ledger.10', 'db-failover.ledger.9', 'db-failover.ledger.1'];
      const drills = await drillsOf(parent, Object.fromEntries(names.map((name) => [name, {}])));
      expect(drills.map(({ repetition, workload }) => [repetition, workload])).to.deep.equal([
        [1, 'ledger'],
        [9, 'ledger'],
        [10, 'ledger'],
      ]);
    }),
  );

  it(
    'lose words and no finding where the scenario is not valid any more',
    withFolder(async (parent) => {
      const drill = only(
        await drillsOf(parent, {
          'db-failover': { 'scenario.yaml': 'title: of', 'result.json': JSON.stringify(drillResult()) },
        }),
      );
      expect(drill.scenario).to.equal(null);
      expect(drill.result?.outcome).to.equal('pass');
      expect(drillCheck(drill)).to.include({ id: 'drill/db-failover', suite: 'chaos' });
    }),
  );

  for (const [what, text] of [
    ['in pieces', '{"scenario":'],
    ['without an outcome', '{"scenario":"a","workload":"b","message":"c","ended":"d"}'],
    ['without a bound', JSON.stringify({ ...drillResult(), outage: { seconds: 3, lower: 2 } })],
    ['without phases', JSON.stringify({ ...drillResult(), recoveryTime: drillResult().outage })],
    ['with a word of another version', JSON.stringify({ ...drillResult(), outcome: 'superb' })],
  ] as const)
    it(
      `are damaged by a result ${what}`,
      withFolder(async (parent) => {
        const folder = await runWith(parent, { 'db-failover': { 'result.json': text } });
        expect(await thrownBy(() => readRun(folder))).to.include({ code: 'RUN_DAMAGED' });
      }),
    );

  it(
    'are evidence, and the picture that is drawn of one is not',
    withFolder(async (parent) => {
      const folder = await runWith(parent, { 'db-failover': { 'history.ndjson': '' } });
      const before = await evidenceSha256(folder);
      writeFileSync(join(folder, 'drills/db-failover/timeline.svg'), '<svg/>');
      expect(await evidenceSha256(folder)).to.equal(before);
      writeFileSync(join(folder, 'drills/db-failover/history.ndjson'), '{}\n');
      expect(await evidenceSha256(folder)).not.to.equal(before);
    }),
  );
});

describe('what a drill asks', () => {
  it('is told from its scenario, so that it reads like a check', () => {
    const check = drillCheck(recordedDrill());
    expect(check.title).to.equal('The database changes its primary: it is back in time, with its data');
    expect(check.what).to.match(/^The loss of the machine/);
    expect(check.how).to.include('database (sql, every 0.2 s, decides)').and.include('acknowledged writes');
    expect(check.controls).not.to.have.lengthOf(0);
  });

  it('promises no data where the scenario does not measure any', () => {
    const drill = recordedDrill({ scenario: scenarioOf('dns-health-check') });
    expect(drillCheck(drill).title).to.match(/: it is back in time$/);
  });

  it('can be named without its text', () => {
    expect(drillCheck(recordedDrill({ scenario: null })).title).to.equal(
      'Drill db-failover: it is back in time',
    );
  });
});
