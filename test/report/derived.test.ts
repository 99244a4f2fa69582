import { expect } from 'chai';
import { CHECKS } from '../../lib/checks/index.ts';
import { junit } from '../../lib/report/junit.ts';
import { markdown } from '../../lib/report/markdown.ts';
import { summarise } from '../../lib/report/summary.ts';
import { terminalSummary } from '../../lib/report/terminal.ts';
import { objectiveRow, recordedRun, verdict } from '../support/recorded-run.ts';

const summary = summarise(
  recordedRun({
    verdicts: [
      verdict({ outcome: 'fail', message: 'orders-db stands in one zone', fix: 'set MultiAZ' }),
      verdict({ outcome: 'unknown', workload: 'ledger', message: 'rds:DescribeDBInstances was denied' }),
      verdict({ outcome: 'excluded', workload: 'catalogue' }),
    ],
    objectives: [
      objectiveRow({ outcome: 'fail' }),
      objectiveRow({ measure: 'rpo', estimated: null, outcome: 'unknown' }),
    ],
  }),
  CHECKS,
);

describe('junit.xml', () => {
  it('tells a failure, an error for what is unknown, and a skip apart', async () => {
    const xml = await junit(summary);
    expect(xml)
      .to.match(/tests="3"/)
      .and.match(/failures="1"/)
      .and.match(/errors="1"/)
      .and.match(/skipped="1"/);
    expect(xml).to.match(/<skipped message="[^"]+"\/>/);
    expect(xml).to.include('orders-db stands in one zone').and.include('rds:DescribeDBInstances was denied');
  });
});

describe('summary.md', () => {
  it('holds the matrix, the findings and their fix', () => {
    const text = markdown(summary);
    expect(text).to.include('| orders | az | RTO | 5 min | 2 min 20 s | never | ✘ fails |');
    expect(text).to.include('orders-db stands in one zone').and.include('Fix: set MultiAZ');
  });
});

describe('The terminal summary', () => {
  it('keeps declared, estimated and demonstrated in columns of their own', () => {
    const text = terminalSummary(summary, (_outcome, line) => line);
    expect(text).to.match(/orders +az +RTO +5 min +2 min 20 s +never +✘ fails/);
    expect(text).to.match(/az +RPO +5 min +none +never +\? unknown/);
    expect(text).to.include('fix: set MultiAZ').and.include('0 hold, 1 fail, 1 unknown; 1 excluded');
  });
});
