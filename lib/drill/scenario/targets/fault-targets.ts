import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { Fault } from '../../scenario.ts';
import { fisAction } from '../fis-actions.ts';
import { isIn } from './place-key.ts';
import { type PlacedResource, placedResources } from './placed-resources.ts';
import type { FaultTargets, LostZone, Place } from './resolution.ts';

/** What one fault would meet; undefined for an action that meets no resource. */
export function faultTargets(
  { id, action, target }: Fault,
  view: WorkloadView,
  place: Place,
  zone: LostZone | null,
): FaultTargets | undefined {
  const known = fisAction(action);
  if (known?.resourceType === undefined || target === undefined) return undefined;
  const all = placedResources(known.resourceType, view, target.carrying).filter(({ tags }) =>
    Object.entries(target.tags).every(([key, value]) => tags[key] === value),
  );
  const here = all.filter(isIn(place));
  const zonal = target.within === 'zone';
  const struck = zonal ? here.filter((one) => zone !== null && one.zone === zone.name) : here;
  return {
    fault: id,
    resourceType: known.resourceType,
    arns: selected(
      struck.filter(({ spared }) => spared === undefined).map(({ arn }) => arn),
      target.selectionMode,
    ),
    candidates: members(zonal ? here : all),
    held: known.durationParameter !== undefined,
    spared: struck.flatMap(({ arn, spared }) => (spared === undefined ? [] : [{ arn, because: spared }])),
  };
}

function members(resources: readonly PlacedResource[]): number {
  return resources.reduce((sum, one) => sum + one.members, 0);
}

/** `COUNT(n)` and `PERCENT(n)` take the first ones: a drill that is repeated meets the same. A part of one is none, as FIS counts. */
function selected(arns: readonly string[], mode: string): readonly string[] {
  const [, kind, number] = /^(COUNT|PERCENT)\((\d+)\)$/.exec(mode) ?? [];
  if (kind === undefined) return arns;
  const wanted = kind === 'COUNT' ? Number(number) : Math.floor((arns.length * Number(number)) / 100);
  return arns.slice(0, wanted);
}
