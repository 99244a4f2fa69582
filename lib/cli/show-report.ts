import { join } from 'node:path';
import type { DrillResult } from '../drill/drill-result.ts';
import { readRun } from '../evidence/index.ts';
import { runSuites } from '../report/run-suites.ts';
import type { RunSummary } from '../report/summary.ts';
import { terminalSummary } from '../report/terminal.ts';
import { writeReport } from '../report/write-report.ts';
import { type Io, say } from './io.ts';
import { paintFor } from './paint.ts';
import { progressOn } from './progress.ts';

export interface ShowOptions {
  readonly folder: string;
  readonly into: string;
  readonly append: boolean;
  readonly json: boolean;
}

/** What `--json` prints of a run. */
export interface ReportJson extends Pick<RunSummary, 'run' | 'outcome' | 'counts' | 'objectives'> {
  readonly folder: string;
  readonly page: string;
  readonly findings: readonly {
    check: string;
    workload: string;
    outcome: string;
    subjects: readonly string[];
    message: string;
  }[];
  /** As `result.json` of each drill has them; null for one that came to no result. */
  readonly drills: readonly {
    name: string;
    workload: string | null;
    outcome: string;
    result: DrillResult | null;
  }[];
}

/** Runs the suites over a run folder, writes the report, and says the summary. */
export async function showReport({ folder, into, append, json }: ShowOptions, io: Io): Promise<ReportJson> {
  const progress = progressOn(io);
  progress.stage('Running the suites and writing the report');
  await runSuites({ folder, into, signal: io.signal });
  // Tests that were not run are broken; a report of them would contradict the verdicts beside it.
  io.signal.throwIfAborted();
  const recorded = await readRun(folder);
  const { summary, page, allureError } = await writeReport({
    recorded,
    into,
    allureResults: join(into, 'allure-results'),
    historyFile: join(folder, '..', 'allure-history.jsonl'),
    append,
  });
  io.signal.throwIfAborted();
  progress.done();
  const told = terminalSummary(summary, paintFor(io.colour && !json));
  if (json) say(io, told);
  else io.stdout.write(`${told}\n`);
  if (allureError !== undefined) say(io, `The page has no test tree: ${allureError}`);
  say(io, `Report: ${page}`);
  return toJson(summary, folder, page);
}

function toJson(summary: RunSummary, folder: string, page: string): ReportJson {
  const { run, outcome, counts, objectives } = summary;
  const findings = summary.findings.map(({ test, worst, subjects }) => ({
    check: test.check,
    workload: test.workload,
    outcome: test.outcome,
    subjects: subjects.flatMap((verdict) => (verdict.subject === undefined ? [] : [verdict.subject.arn])),
    message: worst.message,
  }));
  const drills = summary.drills.map(({ drill, outcome: found }) => ({
    name: drill.name,
    workload: drill.workload,
    outcome: found,
    result: drill.result,
  }));
  return { run, outcome, counts, objectives, findings, drills, folder, page };
}
