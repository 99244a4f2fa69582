import type { Builder } from 'junit-report-builder';
import { groupBy } from '../base/group-by.ts';
import { formatProblem } from '../base/problem.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { Run } from '../evidence/run.ts';
import type { RunSummary, TestSummary } from './summary.ts';

/**
 * JUnit XML for pipelines: a suite per suite, a case per check and workload. A failing promise is a failure, what could not
 * be told is an error (never a pass), excluded and not-applicable are skipped with their reason.
 */
export async function junit(summary: RunSummary): Promise<string> {
  const report = (await junitBuilder()).newBuilder();
  const skipped: string[] = [];
  for (const [name, tests] of groupBy(summary.tests, (test) => test.suite)) {
    const suite = report
      .testSuite()
      .name(`${summary.run.environment}.${name}`)
      .timestamp(summary.run.startedAt);
    for (const test of tests) {
      const testCase = suite.testCase().className(`${name}.${test.workload}`).name(test.title);
      const text = test.verdicts
        .filter((verdict) => verdict.outcome === test.outcome)
        .map(explain)
        .join('\n\n');
      if (test.outcome === 'fail') testCase.failure(text, 'fail');
      else if (test.outcome === 'unknown') testCase.error(firstMessage(test), 'unknown', text);
      else if (test.outcome !== 'pass') {
        testCase.skipped();
        skipped.push(firstMessage(test));
      }
    }
  }
  if (summary.run.ended !== 'completed') unfinished(report, summary.run);
  return withReasons(report.build(), skipped);
}

/** The builder gives a skipped case no reason, though the format has one. Texts are escaped, so the bare element stands for itself. */
function withReasons(xml: string, reasons: readonly string[]): string {
  const left = [...reasons];
  return xml.replaceAll('<skipped/>', () => `<skipped message="${attribute(left.shift() ?? '')}"/>`);
}

function attribute(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').replaceAll(/[&<>"]/g, (sign) => names[sign] ?? sign);
}

/** A run that did not come to its end is never green, not even one that died before it had a plan. */
function unfinished(report: Builder, { environment, startedAt, ended, error }: Run): void {
  const suite = report.testSuite().name(`${environment}.run`).timestamp(startedAt);
  const text = error ?? `ended: ${ended}`;
  suite.testCase().className('run').name('The run came to its end').error(`It was ${ended}`, 'unknown', text);
}

/** The package's types describe an ES module, while Node loads its CommonJS form, whose default is the builder itself. */
async function junitBuilder(): Promise<Builder> {
  const loaded = await import('junit-report-builder');
  return loaded.default as unknown as Builder;
}

function explain(verdict: Verdict): string {
  const { message, subject, expected, got, fix } = verdict;
  const where = subject === undefined ? undefined : `${subject.arn}`;
  return formatProblem({ what: message, where, expected, got, fix });
}

function firstMessage(test: TestSummary): string {
  return test.verdicts.find((verdict) => verdict.outcome === test.outcome)?.message ?? test.title;
}
