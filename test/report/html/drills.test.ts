import { expect } from 'chai';
import { CHECKS } from '../../../lib/checks/index.ts';
import type { RecordedRun } from '../../../lib/evidence/index.ts';
import { drills } from '../../../lib/report/html/drills.ts';
import { markdown } from '../../../lib/report/markdown.ts';
import { summarise } from '../../../lib/report/summary.ts';
import { terminalSummary } from '../../../lib/report/terminal.ts';
import { drillResult, recordedDrill, refusedResult } from '../../support/recorded-drill.ts';
import { objectiveRow, recordedRun, run, verdict } from '../../support/recorded-run.ts';

const objectives = [
  objectiveRow({ workload: 'ledger', disruption: 'instance', declared: 30 }),
  objectiveRow({ workload: 'ledger', disruption: 'instance', measure: 'rpo', declared: 3, estimated: null }),
];

function summaryOf(changes: Partial<RecordedRun>) {
  return summarise(recordedRun({ objectives, ...changes }), CHECKS);
}

function sectionOf(changes: Partial<RecordedRun>, pictures: ReadonlyMap<string, string> = new Map()): string {
  return drills(summaryOf(changes), pictures)?.text ?? '';
}

describe('The drills of a page', () => {
  it('are no section where nothing was broken', () => {
    expect(sectionOf({ drills: [] })).to.equal('');
  });

  it('show what was measured beside what is declared and estimated at this pace', () => {
    const text = sectionOf({ drills: [recordedDrill()] });
    expect(text).to.include('The database changes its primary').and.include('Estimated at pace 0.1');
    expect(text).to.match(
      /recovery time <small>RTO<\/small><\/th><td class="number">30 s<\/td>\s*<td class="number">2 min 20 s<\/td><td class="number">2.41 s to 2.61 s<\/td>/,
    );
    expect(text).to.match(/RPO<\/small><\/th><td class="number">3 s<\/td>\s*<td class="number">none<\/td>/);
  });

  it('print what the drill does not show, unfolded', () => {
    expect(sectionOf({ drills: [recordedDrill()] })).to.match(
      /<div class="does-not"><b>What this drill does not show<\/b><ul><li>Storage is not damaged\.<\/li>/,
    );
  });

  it('show the picture as it is', () => {
    const text = sectionOf({ drills: [recordedDrill()] }, new Map([['db-failover', '<svg>seen</svg>']]));
    expect(text).to.include('<svg>seen</svg>');
  });

  it('show why a drill was refused, and no number', () => {
    const text = sectionOf({ drills: [recordedDrill({ result: refusedResult() })] });
    expect(text).to.include('Refused by a guard; nothing was broken.').and.include('fix: wait for it');
    expect(text).not.to.include('Demonstrated');
  });

  it('say of a drill that is for other workloads that it is, and not that anybody refused it', () => {
    const result = { ...refusedResult(), outcome: 'not-applicable' as const };
    const text = sectionOf({ drills: [recordedDrill({ result })] });
    expect(text).to.include('Not for this workload; nothing was broken.').and.not.include('Refused');
  });

  it('show a drill that died as unknown, with what it may have left', () => {
    const changes = { drills: [recordedDrill({ result: null })], run: run({ ended: 'crashed' }) };
    expect(sectionOf(changes))
      .to.include('The run died in the middle of it: see landfall sweep')
      .and.include('?</span> unknown');
  });

  it('say loudly what is not yet as before', () => {
    const leftovers = [
      { what: 'subnet-1', state: 'pending' as const, until: '2026-11-24T13:00:00.000Z', why: 'it failed' },
    ];
    expect(sectionOf({ drills: [recordedDrill({ result: drillResult({ leftovers }) })] })).to.match(
      /Not yet as before:<\/strong><ul><li><b>pending<\/b> subnet-1 until 2026-11-24T13:00:00\.000Z <small>it failed/,
    );
  });

  it('are one table before the details where there are several, and a hundred are no page of pictures', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      recordedDrill({ name: `db-failover.${index + 1}`, repetition: index + 1 }),
    );
    const text = sectionOf({ drills: many });
    expect(text.match(/<article/g)).to.have.lengthOf(20);
    expect(text.match(/<tr><th scope="row"><a href/g)).to.have.lengthOf(100);
    expect(text).to.include('And 80 more').and.include('The database changes its primary, repetition 100');
  });

  it('show median, worst and spread of what was repeated, and the worst as open where no end was seen', () => {
    const timed = (seconds: number) =>
      drillResult({ outage: { seconds, lower: seconds - 0.1, upper: seconds + 0.1 } });
    const three = [timed(2), timed(3), timed(5)];
    const drillsOf = (results: readonly ReturnType<typeof timed>[]) =>
      results.map((result, index) =>
        recordedDrill({ name: `db-failover.${index + 1}`, repetition: index + 1, result }),
      );
    const seen = sectionOf({ drills: drillsOf(three) });
    expect(seen).to.include('db-failover on ledger').and.include('median 3 s, worst 5.1 s, spread 3 s (n=3)');
    expect(markdown(summaryOf({ drills: drillsOf(three) }))).to.include(
      '| db-failover on ledger | 3 | median 3 s, worst 5.1 s, spread 3 s (n=3) |',
    );
    const endless = drillResult({ outage: null, atLeast: { outage: 40 } });
    expect(sectionOf({ drills: drillsOf([...three, endless]) })).to.include(
      'median 3 s, worst at least 40 s, no end seen, spread 3 s (n=3)',
    );
    expect(sectionOf({ drills: drillsOf([timed(2)]) })).not.to.include('Repeated');
  });

  it('escape what comes from elsewhere', () => {
    const result = refusedResult('<img src=x>');
    expect(sectionOf({ drills: [recordedDrill({ result })] }))
      .to.include('&lt;img src=x&gt;')
      .and.not.include('<img');
  });
});

describe('A drill in a summary', () => {
  const verdicts = [verdict({ check: 'drill/db-failover', workload: 'ledger', kind: 'demonstrated' })];

  it('is a test of the suite chaos, in the words of its scenario, behind the checks', () => {
    const { tests } = summaryOf({ drills: [recordedDrill()], verdicts: [...verdicts, verdict()] });
    expect(tests.at(-1)).to.include({
      check: 'drill/db-failover',
      suite: 'chaos',
      title: 'The database changes its primary: it is back in time, with its data',
    });
  });

  it('is an unknown test where it died before it was judged, and then the run is no success', () => {
    const { tests, outcome } = summaryOf({ drills: [recordedDrill({ result: null })] });
    expect(tests.at(-1)).to.include({ check: 'drill/db-failover', workload: 'ledger', outcome: 'unknown' });
    expect(outcome).to.equal('unknown');
  });

  it('that fails has a fix, which its verdict does not bring along', () => {
    const failing = verdict({ check: 'drill/db-failover', workload: 'ledger', outcome: 'fail' });
    const { findings } = summaryOf({ drills: [recordedDrill()], verdicts: [failing] });
    expect(findings[0]?.worst.fix).to.match(/^Look at the timeline/);
  });

  it('is judged once where it has its verdict, and apart for each repetition', () => {
    const judged = { ...verdicts[0], evidence: ['drills/db-failover.1/result.json'] } as (typeof verdicts)[0];
    const twice = [1, 2].map((repetition) =>
      recordedDrill({
        name: `db-failover.${repetition}`,
        repetition,
        result: repetition === 1 ? drillResult() : null,
      }),
    );
    const { tests } = summaryOf({ drills: twice, verdicts: [judged] });
    expect(tests.map(({ verdicts: own }) => own.map(({ outcome }) => outcome))).to.deep.equal([
      ['pass', 'unknown'],
    ]);
  });

  it('is a block in the terminal and a row in Markdown', () => {
    const summary = summaryOf({ drills: [recordedDrill()], verdicts });
    expect(terminalSummary(summary, (_outcome, text) => text)).to.include(
      [
        'Drills',
        '  ✔ ledger: The database changes its primary',
        '      outage         2.31 s to 2.51 s',
        '      recovery time  2.41 s to 2.61 s (promised 30 s, estimated 2 min 20 s)',
        '      data lost      0 of 40 writes, at most 0.4 s',
      ].join('\n'),
    );
    expect(markdown(summary)).to.include(
      '| The database changes its primary | ledger | 2.31 s to 2.51 s | 2.41 s to 2.61 s (promised 30 s, estimated 2 min 20 s) | 0 of 40 writes, at most 0.4 s | ✔ holds |',
    );
  });

  it('says in the terminal what else was expected and did not come', () => {
    const expectations = [{ what: 'alarm errors', outcome: 'fail' as const, message: 'it never fired' }];
    const drill = recordedDrill({ result: drillResult({ outcome: 'fail', expectations }) });
    expect(terminalSummary(summaryOf({ drills: [drill] }), (_outcome, text) => text)).to.include(
      '      ✘ alarm errors: it never fired\n',
    );
  });

  it('says in both why it was refused', () => {
    const summary = summaryOf({ drills: [recordedDrill({ result: refusedResult() })], verdicts });
    const said = terminalSummary(summary, (_outcome, text) => text);
    expect(said).to.include(
      '      Refused by a guard; nothing was broken.\n      Another run holds the lock\n',
    );
    expect(markdown(summary)).to.include(
      'Refused by a guard; nothing was broken. Another run holds the lock; fix: wait for it',
    );
  });
});
