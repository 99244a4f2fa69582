import { formatDuration } from '../base/duration.ts';
import { LandfallError } from '../base/errors.ts';
import { worstOutcome } from '../base/outcome.ts';
import type { Problem } from '../base/problem.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import type { Judgement } from './judgement.ts';
import type { WorkloadSubject } from './workload.ts';

/** Whether a workload meets its RTO or RPO, for one disruption or for each that it is promised for. */
export function judgeObjectives(
  subject: WorkloadSubject,
  measure: 'rto' | 'rpo',
  disruption?: string,
): Judgement {
  const rows = subject.rows().filter((row) => row.measure === measure);
  const asked = disruption === undefined ? rows : rows.filter((row) => row.disruption === disruption);
  if (asked.length === 0) throw notPromised(subject, measure, rows, disruption);
  const outcome = worstOutcome(asked.map((row) => row.outcome));
  const telling = asked.filter((row) => row.outcome === outcome);
  const holds = `${subject.name} meets its ${measure.toUpperCase()} for ${asked.map((row) => row.disruption).join(', ')}`;
  return { outcome, holds, problems: telling.map(rowProblem) };
}

function rowProblem(row: ObjectiveRow): Problem {
  const prefix = row.outcome === 'unknown' ? 'Unknown: ' : '';
  return {
    what: `${prefix}${row.measure.toUpperCase()} of ${row.workload} for ${row.disruption}: ${row.message}`,
    where: `workload ${row.workload}, disruption ${row.disruption}`,
    expected: `at most ${formatDuration(row.declared)}, as declared`,
    got: gotOf(row),
    fix: fixOf(row),
  };
}

/** Demonstrated beats estimated, and each says which it is. */
function gotOf({ demonstrated, estimated }: ObjectiveRow): string {
  if (demonstrated !== null) {
    const { lower, upper, run } = demonstrated;
    if (upper === null) return `not seen to end after ${formatDuration(lower)} in run ${run}`;
    return `demonstrated between ${formatDuration(lower)} and ${formatDuration(upper)} in run ${run}`;
  }
  return estimated === null ? 'no estimate' : `estimated ${formatDuration(estimated.seconds)}`;
}

function fixOf({ estimated, measure }: ObjectiveRow): string {
  const longest = estimated?.terms.toSorted((a, b) => b.seconds - a.seconds)[0];
  if (longest === undefined) return 'see what could not be estimated, and why';
  const term = `${longest.what}, ${formatDuration(longest.seconds)} (${longest.source})`;
  return `shorten the longest term, ${term}, or promise a longer ${measure.toUpperCase()}`;
}

function notPromised(
  { name }: WorkloadSubject,
  measure: string,
  rows: readonly ObjectiveRow[],
  disruption: string | undefined,
): LandfallError {
  const promised = rows.map((row) => row.disruption);
  return new LandfallError('NOT_PROMISED', 'declaration', {
    what: `Workload ${name} promises no ${measure.toUpperCase()}${disruption === undefined ? '' : ` for ${disruption}`}`,
    expected: promised.length === 0 ? 'a declared objective' : `one of ${promised.join(', ')}`,
    fix: 'declare the objective, or leave out the expectation',
  });
}
