import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { Fault, FaultTarget } from '../../scenario.ts';
import { fisAction } from '../fis-actions.ts';
import { targetTypeOf } from '../target-type.ts';
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
  const type = targetTypeOf(action);
  if (type === undefined || target === undefined) return undefined;
  const all = placedResources(type, view, target.carrying).filter(({ tags }) =>
    Object.entries(target.tags).every(([key, value]) => tags[key] === value),
  );
  const here = all.filter(isIn(place));
  const zonal = target.within === 'zone';
  const struck = zonal
    ? here.filter((one) => zone !== null && (one.zones ?? [one.zone]).includes(zone.name))
    : here;
  return {
    fault: id,
    resourceType: type,
    arns: selected(
      struck.filter(({ spared }) => spared === undefined).map(({ arn }) => arn),
      target.selectionMode,
    ),
    candidates: members(zonal ? here : all),
    held: known?.durationParameter !== undefined && type !== HANDS_OVER,
    ...foundBy(known?.zoneParameter, target, view, zone),
    spared: struck.flatMap(({ arn, spared }) => (spared === undefined ? [] : [{ arn, because: spared }])),
  };
}

/** A replication group that loses a zone hands over to its replica, and serves whole. */
const HANDS_OVER = 'aws:elasticache:replicationgroup';

/** By the tags of the workload and of the target, and the zone by its id: names mean another one in another account. */
function foundBy(
  zoneParameter: string | undefined,
  target: FaultTarget,
  { workload }: WorkloadView,
  zone: LostZone | null,
): Pick<FaultTargets, 'foundBy'> {
  if (zoneParameter === undefined || zone === null) return {};
  const tags = { ...workload.select.tags, ...target.tags };
  return { foundBy: { tags, parameters: { [zoneParameter]: zone.id } } };
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
