import { type Outcome, exitCodeOf, worstOutcome } from '../base/outcome.ts';
import type { ExitCode } from '../base/exit-code.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';

type Judged = { readonly verdicts: readonly Verdict[]; readonly objectives: readonly ObjectiveRow[] };

const BADNESS: Record<Outcome, number> = { pass: 0, excluded: 0, 'not-applicable': 0, unknown: 1, fail: 2 };

/** The verdicts and objectives that are worse than in the baseline, or new and not good. */
export function worsened(now: Judged, before: Judged): readonly Outcome[] {
  const known = new Map(entries(before));
  return entries(now)
    .filter(([id, outcome]) => BADNESS[outcome] > BADNESS[known.get(id) ?? 'pass'])
    .map(([, outcome]) => outcome);
}

/** The exit code of a run that answers only for what got worse since a baseline. */
export function exitCodeSince(now: Judged, before: Judged): ExitCode {
  return exitCodeOf(worstOutcome(worsened(now, before)));
}

function entries({ verdicts, objectives }: Judged): [string, Outcome][] {
  return [
    ...verdicts.map((verdict): [string, Outcome] => [verdict.id, verdict.outcome]),
    ...objectives.map((row): [string, Outcome] => [
      `${row.workload}/${row.disruption}/${row.measure}`,
      row.outcome,
    ]),
  ];
}
