import type { Seconds } from '../base/duration.ts';
import { plural } from '../base/plural.ts';
import type { Objective } from '../environment/environment.ts';
import type { EarlierDemonstration } from '../estate/earlier-demonstration.ts';
import { excuseFor } from '../estate/excuse.ts';
import { gapFix, gapNames } from '../estate/gaps.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import type { FactKind } from '../inventory/facts.ts';
import type { Gap } from '../inventory/inventory.ts';
import { judgeDemonstration, newestDemonstration } from './demonstrated.ts';
import { belongingFacts, neededFacts } from './needed-facts.ts';
import { checkOf } from './counted-rows.ts';
import type { ObjectiveRow } from './objective-row.ts';
import { reckonInDoubt } from './reckon-in-doubt.ts';
import { reckonRpo } from './reckon-rpo.ts';
import { reckonRto } from './reckon-rto.ts';
import { heldBack } from './held-back.ts';
import { type Reckoning, untold } from './reckoning.ts';
import { settle } from './settle.ts';

/** One row for each promised measure of each disruption: declared, estimated and demonstrated side by side. */
export function objectiveRows(
  view: WorkloadView,
  demonstrations: readonly EarlierDemonstration[] = view.demonstrations ?? [],
): ObjectiveRow[] {
  return view.workload.objectives.flatMap((objective) =>
    (['rto', 'rpo'] as const).flatMap((measure) => {
      const declared = objective[measure];
      return declared === undefined ? [] : [rowOf(view, objective, measure, declared, demonstrations)];
    }),
  );
}

function rowOf(
  view: WorkloadView,
  objective: Objective,
  measure: 'rto' | 'rpo',
  declared: Seconds,
  demonstrations: readonly EarlierDemonstration[],
): ObjectiveRow {
  const { disruption } = objective;
  const workload = view.workload.name;
  const unread = openGaps(view, neededFacts(objective, measure), [checkOf(measure)]);
  const reckoning =
    unread.length > 0 ? untold(gapsInWords(unread)) : reckon(view, objective, measure, declared);
  const demonstrated = newestDemonstration(demonstrations, { workload, disruption, measure });
  const settled = settle({
    declared,
    reckoning,
    demonstration: judgeDemonstration(demonstrated, declared, objective, view.now),
    unseen: unseenBy(view, measure),
  });
  const held =
    measure === 'rto' && (settled.outcome === 'pass' || settled.outcome === 'unknown')
      ? heldBack(view, { disruption, declared }, (other) =>
          rowWithin(other, disruption, declared, demonstrations),
        )
      : undefined;
  const told = [settled.message, ...(held === undefined ? [] : [held.message])];
  const outcome = held?.outcome ?? settled.outcome;
  const hidden = outcome === 'unknown' ? [...unread, ...unlistedFor(view, measure)] : [];
  const fix = hidden.length > 0 ? fixesOf(hidden) : held?.fix;
  return {
    workload,
    disruption,
    measure,
    declared,
    estimated: reckoning.estimate,
    demonstrated,
    outcome,
    message: [...told, ...acceptedHoles(view, objective, measure)].join('; '),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** How a dependency stands to the time within which somebody else needs it. */
function rowWithin(
  view: WorkloadView,
  disruption: Objective['disruption'],
  declared: Seconds,
  demonstrations: readonly EarlierDemonstration[],
): ObjectiveRow | undefined {
  const theirs = view.workload.objectives.find((one) => one.disruption === disruption);
  if (theirs?.rto === undefined) return undefined;
  return rowOf(view, theirs, 'rto', declared, demonstrations);
}

function reckon(
  view: WorkloadView,
  objective: Objective,
  measure: 'rto' | 'rpo',
  declared: Seconds,
): Reckoning {
  const by = measure === 'rpo' ? reckonRpo : reckonRto;
  if (!neededFacts(objective, measure).includes('backup.recovery-point')) return by(view, objective);
  return reckonInDoubt(view, declared, (one) => by(one, objective));
}

/** An estimate over a hole that the declaration accepts says so. */
function acceptedHoles(view: WorkloadView, objective: Objective, measure: 'rto' | 'rpo'): string[] {
  const gaps = view.gaps([...neededFacts(objective, measure), ...belongingFacts(view.workload)]);
  const checks = [checkOf(measure), 'inventory/resources-seen'];
  const accepted = gaps.filter((gap) => isExcused(view, checks, gapNames(gap)));
  return accepted.length === 0 ? [] : [`accepted by the declaration: ${gapsInWords(accepted)}`];
}

/** Why something of the workload may not have been looked at, unless the declaration says that it does not matter. */
function unseenBy(view: WorkloadView, measure: 'rto' | 'rpo'): string | undefined {
  const checks = ['inventory/resources-seen', checkOf(measure)];
  const unlisted = unlistedFor(view, measure);
  if (unlisted.length > 0) return `what else belongs to the workload is not known: ${gapsInWords(unlisted)}`;
  const [first, ...others] = view.inventory.unseen.filter(
    ({ workload, arn, type }) => workload === view.workload.name && !isExcused(view, checks, [arn, type]),
  );
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${plural(others.length + 1, 'resource')} of the workload could not be looked into: ${first.arn}${more}`;
}

function unlistedFor(view: WorkloadView, measure: 'rto' | 'rpo'): readonly Gap[] {
  return openGaps(view, belongingFacts(view.workload), ['inventory/resources-seen', checkOf(measure)]);
}

function openGaps(view: WorkloadView, kinds: readonly FactKind[], checks: readonly string[]): readonly Gap[] {
  return view.gaps(kinds).filter((gap) => !isExcused(view, checks, gapNames(gap)));
}

function gapsInWords([first, ...others]: readonly Gap[]): string {
  if (first === undefined) return '';
  const { service, operation, account, region, code } = first;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${service}:${operation} could not be read in account ${account}, ${region} (${code})${more}`;
}

function fixesOf(gaps: readonly Gap[]): string {
  return [...new Set(gaps.map(gapFix))].slice(0, 3).join('; ');
}

function isExcused(view: WorkloadView, checks: readonly string[], resource: readonly string[]): boolean {
  const { environment, now, workload } = view;
  return checks.some((check) => excuseFor(environment, now, { check, workload: workload.name, resource }));
}
