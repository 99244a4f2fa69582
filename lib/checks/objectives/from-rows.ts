import { formatDuration } from '../../base/duration.ts';
import { plural } from '../../base/plural.ts';
import { objectiveRows } from '../../objectives/objective-rows.ts';
import type { ObjectiveRow } from '../../objectives/objective-row.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import type { Workload } from '../../environment/environment.ts';
import { fail, type Judged, pass, unknown } from '../check.ts';

/** One finding for each disruption for which the measure is promised; the subject is the workload itself. */
export function fromRows(view: WorkloadView, measure: 'rto' | 'rpo', fix: string): Judged[] {
  const before = rowsBefore(view);
  return objectiveRows(view)
    .map((row, index) => ({ row, pointer: `objectives.json#/${before + index}` }))
    .filter(({ row }) => row.measure === measure && row.outcome !== 'not-applicable')
    .map(({ row, pointer }) => ({ finding: findingOf(row, pointer, fix) }));
}

/** Whether a workload promises the measure for any disruption. */
export function promises(measure: 'rto' | 'rpo'): (workload: Workload) => true | string {
  return ({ name, objectives }) =>
    objectives.some((objective) => objective[measure] !== undefined) ||
    `No ${measure.toUpperCase()} is declared for ${name}`;
}

/** `objectives.json` holds a row per promised measure, workload after workload. */
function rowsBefore({ environment, workload }: WorkloadView): number {
  const names = environment.workloads.map(({ name }) => name);
  const earlier = environment.workloads.slice(0, names.indexOf(workload.name));
  const measures = earlier.flatMap(({ objectives }) => objectives.flatMap(({ rto, rpo }) => [rto, rpo]));
  return measures.filter((measure) => measure !== undefined).length;
}

function findingOf(row: ObjectiveRow, pointer: string, fix: string): Judged['finding'] {
  const { disruption, declared, outcome, estimated } = row;
  const words = {
    disruption,
    expected: `at most ${formatDuration(declared)}`,
    got:
      estimated === null ? 'no estimate' : `${formatDuration(estimated.seconds)}: ${terms(estimated.terms)}`,
    evidence: [pointer],
  };
  const message = `${row.measure.toUpperCase()} for ${disruption}: ${row.message}`;
  if (outcome === 'pass') return pass(message, words);
  const told = { ...words, fix: row.fix ?? fixOf(row, fix) };
  return outcome === 'fail' ? fail({ message, ...told }) : unknown(message, told);
}

/** Where no length of time is at fault, shortening one is no help. */
function fixOf({ measure, declared, outcome, estimated, demonstrated }: ObjectiveRow, fix: string): string {
  if (outcome === 'fail' && estimated === null && demonstrated === null) return MISSING[measure];
  const isEnough = estimated !== null && estimated.seconds <= declared;
  return outcome === 'unknown' && isEnough && demonstrated === null ? UNSEEN : fix;
}

const MISSING = {
  rto: 'Put in place what the recovery rests on and was not found; the checks of backups, availability and DNS say what that is.',
  rpo: 'Make recovery points that survive the disruption, as often as promised; the checks of backups say what is missing.',
} as const;

const UNSEEN =
  'Find out how what was not looked into comes back, then exclude it with a reason, an owner and an end date; inventory/resources-seen names it.';

function terms(all: NonNullable<ObjectiveRow['estimated']>['terms']): string {
  const shown = all.slice(0, 5).map(({ what, seconds }) => `${what} ${formatDuration(seconds)}`);
  return [...shown, ...(all.length > 5 ? [`${plural(all.length - 5, 'more term')}`] : [])].join(' + ');
}
