import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Verdict } from '../../../lib/checks/verdict.ts';
import type { DrillResult } from '../../../lib/drill/drill-result.ts';
import { runSuites } from '../../../lib/report/run-suites.ts';
import { AllureResults, labels } from '../../support/allure-results.ts';
import { finishedRun } from '../../support/finished-run.ts';
import { drillHistory, drillResult, refusedResult, scenarioText } from '../../support/recorded-drill.ts';
import { verdict, withFolder } from '../../support/run-folder.ts';

const TEST = 'drill/db-failover:ledger';

/** Runs the suite chaos over a run with these drills, one folder each. */
function drilled(
  drills: Readonly<Record<string, DrillResult | null>>,
  verdicts: readonly Verdict[],
  body: (results: AllureResults, counts: Readonly<Record<string, number>>) => void,
): () => Promise<void> {
  return withFolder(async (parent) => {
    const { folder } = await finishedRun(parent, { verdicts });
    for (const [name, result] of Object.entries(drills)) {
      const place = join(folder, 'drills', name);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'scenario.yaml'), scenarioText());
      const lines = drillHistory().map((entry) => `${JSON.stringify(entry)}\n`);
      writeFileSync(join(place, 'history.ndjson'), lines.join(''));
      if (result !== null) writeFileSync(join(place, 'result.json'), JSON.stringify(result));
    }
    const counts = await runSuites({ folder, suites: ['chaos'], signal: new AbortController().signal });
    body(new AllureResults(folder), { ...counts });
  });
}

function drillVerdict(outcome: Verdict['outcome'], message = 'outage between 2.31 s and 2.51 s'): Verdict {
  const { subject: _subject, ...workload } = verdict({ check: 'drill/db-failover', workload: 'ledger' });
  return { ...workload, outcome, message, kind: 'demonstrated' };
}

const OVER = { 'db-failover': drillResult() };

describe('the test of a drill', () => {
  it(
    'passes where the drill holds, under the epic Drills, in the words of its scenario',
    drilled(OVER, [drillVerdict('pass')], (results) => {
      const test = results.of(TEST);
      expect(test).to.include({
        status: 'passed',
        name: 'The database changes its primary: it is back in time, with its data',
      });
      expect(labels(test, 'epic')).to.deep.equal(['Drills']);
      expect(labels(test, 'kind')).to.deep.equal(['demonstrated']);
      expect(test.description).to.include('**What this drill does not show.**\n\n- Storage is not damaged.');
    }),
  );

  it(
    'has the times at which it really happened, and a step for each phase',
    drilled(OVER, [drillVerdict('pass')], (results) => {
      const { start, stop, steps } = results.of(TEST);
      const began = Date.UTC(2026, 10, 24, 12);
      expect([start, stop]).to.deep.equal([began, began + 11_810]);
      expect(steps.map(({ name }) => name)).to.include.members([
        'The steady state holds',
        'It breaks, and comes back: 2.41 s to 2.61 s after the fault',
        'Going back: 2 s until all was as before',
        'recovery time: between 2.41 s and 2.61 s, promised 30 s',
      ]);
      const recovery = steps.find(({ name }) => name?.startsWith('It breaks') === true);
      expect(recovery?.steps.map(({ name }) => name)).to.deep.equal(['detect: 1 s', 'unattributed: 1.5 s']);
    }),
  );

  it(
    'brings picture, history and result along',
    drilled(OVER, [drillVerdict('pass')], (results) => {
      const files = new Map(
        results
          .of(TEST)
          .attachments.map(({ name, source, type }) => [name, { type, text: results.read(source) }]),
      );
      expect(files.get('Timeline')?.type).to.equal('image/svg+xml');
      expect(files.get('Timeline')?.text).to.match(/^<svg /);
      expect(files.get('History')?.text.split('\n')).to.have.lengthOf(drillHistory().length + 1);
      expect(JSON.parse(files.get('Result')?.text ?? '')).to.deep.equal(drillResult());
    }),
  );

  it(
    'fails where a promise was measured to be broken',
    drilled(OVER, [drillVerdict('fail', 'recovery time between 40 s and 41 s, promised 30 s')], (results) => {
      const { status, statusDetails } = results.of(TEST);
      expect(status).to.equal('failed');
      expect(statusDetails.message)
        .to.include('recovery time between 40 s')
        .and.include('fix: Look at the timeline');
    }),
  );

  it(
    'is broken where the drill was refused',
    drilled(
      { 'db-failover': refusedResult() },
      [drillVerdict('unknown', 'Another run holds the lock')],
      (results) => {
        const { status, statusDetails, description } = results.of(TEST);
        expect(status).to.equal('broken');
        expect(statusDetails.message).to.include('Unknown: Another run holds the lock');
        expect(description).to.include('**Not demonstrated.** Refused by a guard; nothing was broken.');
      },
    ),
  );

  it(
    'is broken where the drill died, and shows what was recorded',
    drilled({ 'db-failover.ledger': null }, [], (results, counts) => {
      const { status, attachments } = results.of(TEST);
      expect(status).to.equal('broken');
      expect(counts).to.include({ passed: 0, broken: 1 });
      expect(attachments.map(({ name }) => name)).to.deep.equal(['Timeline', 'History']);
    }),
  );

  it(
    'is one for all repetitions, each with its record',
    drilled(
      { 'db-failover.ledger.1': drillResult(), 'db-failover.ledger.2': drillResult() },
      [drillVerdict('pass'), drillVerdict('pass')],
      (results) => {
        const names = results.of(TEST).attachments.map(({ name }) => name);
        expect(names).to.include.members(['Timeline 1', 'Timeline 2', 'Result 1', 'Result 2']);
      },
    ),
  );

  it(
    'is not there where nothing was broken',
    drilled({}, [], (results, counts) => {
      expect(results.all).to.deep.equal([]);
      expect(counts).to.deep.equal({ passed: 0, failed: 0, broken: 0, skipped: 0 });
    }),
  );
});
