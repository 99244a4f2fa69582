import type { CheckMetadata } from '../checks/check.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { RecordedRun } from '../evidence/index.ts';
import type { RunEnd } from '../evidence/run.ts';

const ENDS: Readonly<Record<RunEnd, string>> = {
  running: 'the run has not come to it yet',
  completed: 'the run ended without a verdict on it',
  stopped: 'the run stopped before it came to it',
  interrupted: 'the run was interrupted before it came to it',
  crashed: 'the run died before it came to it',
};

/** An unknown for each planned check and workload that has no verdict: what was planned is never lost, and never green. */
export function neverJudged(recorded: RecordedRun, checks: readonly CheckMetadata[]): Verdict[] {
  const judged = new Set((recorded.verdicts ?? []).map(({ check, workload }) => `${check} ${workload}`));
  return (recorded.plan?.checks ?? []).flatMap(({ check, severity, workloads }) => {
    const metadata = checks.find(({ id }) => id === check);
    return workloads
      .filter((workload) => !judged.has(`${check} ${workload}`))
      .map(
        (workload): Verdict => ({
          id: `${check}|${workload}`,
          check,
          workload,
          severity,
          outcome: 'unknown',
          kind: metadata?.kind ?? 'declared',
          observedAt: recorded.run.endedAt ?? recorded.run.startedAt,
          message: `Never judged: ${ENDS[recorded.run.ended]}`,
          fix: 'run again',
          evidence: ['run.json#/ended'],
          requirements: metadata?.requirements ?? [],
          controls: metadata?.controls ?? [],
        }),
      );
  });
}
