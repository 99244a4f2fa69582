import type { CheckMetadata } from '../checks/check.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { RecordedRun } from '../evidence/index.ts';
import { unjudged } from '../plan/index.ts';
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
  if (recorded.plan === null) return [];
  return unjudged(recorded.plan, recorded.verdicts ?? []).map(({ check, workload, severity }): Verdict => {
    const metadata = checks.find(({ id }) => id === check);
    return {
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
    };
  });
}
