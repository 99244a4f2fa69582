import { expect } from 'chai';
import { CHECKS } from '../../../lib/checks/index.ts';
import type { RecordedRun } from '../../../lib/evidence/index.ts';
import { page } from '../../../lib/report/html/page.ts';
import { summarise } from '../../../lib/report/summary.ts';
import { gap, inventory } from '../../support/facts.ts';
import { objectiveRow, recordedRun, run, verdict } from '../../support/recorded-run.ts';

function pageOf(changes: Partial<RecordedRun> = {}): string {
  const summary = summarise(recordedRun(changes), CHECKS);
  return page({
    summary,
    evidenceSha256: 'b'.repeat(64),
    packedAllure: null,
    whyNoAllure: 'the suites did not run',
  });
}

describe('The page', () => {
  it('says first what it ran against, and that a sandbox proves nothing about AWS', () => {
    expect(pageOf()).to.include(
      'the embedded AWS at pace 0.1: evidence about the harness and the scenario, never about AWS',
    );
    expect(pageOf({ run: run({ target: 'endpoint', hosts: ['127.0.0.1:5000'] }) })).to.include(
      'not AWS itself',
    );
  });

  it('shows an objective that was never demonstrated as never, whatever the estimate', () => {
    expect(pageOf()).to.match(/<td><span class="none">never<\/span><\/td>/);
  });

  it('shows why there is no estimate, in place of a number', () => {
    const text = pageOf({
      objectives: [
        objectiveRow({ estimated: null, outcome: 'unknown', message: 'no restore was ever timed' }),
      ],
    });
    expect(text).to.include('no restore was ever timed').and.include('?</span> unknown');
  });

  it('shows beside an estimate why the promise does not hold all the same, and folds the reason away where it holds', () => {
    const message = 'a topic could not be looked into';
    const shown = (outcome: 'pass' | 'unknown') =>
      pageOf({ objectives: [objectiveRow({ outcome, message })] });
    expect(shown('unknown')).to.include(`</details><small>${message}</small>`);
    expect(shown('pass')).to.include(`<p><small>${message}</small></p></details>`);
  });

  it('escapes everything that came from elsewhere', () => {
    const text = pageOf({
      verdicts: [verdict({ outcome: 'fail', message: '<script>alert(1)</script> & "quotes"' })],
    });
    expect(text).not.to.include('<script>alert(1)');
    expect(text).to.include('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
  });

  it('names each call that AWS did not answer, with the permission that would allow it', () => {
    const denied = gap({
      service: 'rds',
      operation: 'DescribeDBInstances',
      code: 'AccessDenied',
      action: 'rds:DescribeDBInstances',
    });
    const text = pageOf({ inventory: { ...inventory({}), gaps: [denied] } });
    expect(text)
      .to.include('Calls that AWS did not answer')
      .and.include('<code>rds:DescribeDBInstances</code>');
  });

  it('says that a crashed run proves nothing', () => {
    const text = pageOf({ run: run({ ended: 'crashed', endedAt: null }), verdicts: null, objectives: null });
    expect(text).to.include('The run died before its end').and.include('class="verdict unknown"');
  });

  it('allows itself no address on the network', () => {
    expect(pageOf())
      .to.include('default-src &#39;none&#39;')
      .and.not.match(/(?:src|href)="https?:/);
  });

  it('never rounds success up to all', () => {
    const many = Array.from({ length: 3000 }, (_, index) => verdict({ workload: `w${index}` }));
    expect(pageOf({ verdicts: [...many, verdict({ outcome: 'fail' })] })).to.include(
      '99.9 % of what was judged holds',
    );
  });
});
