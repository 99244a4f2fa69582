import type { Problem } from '../../../base/problem.ts';
import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { Scenario } from '../../scenario.ts';
import type { ResourceType } from '../fis-actions.ts';
import { targetTypeOf } from '../target-type.ts';
import { placedResources } from './placed-resources.ts';
import { isIn } from './place-key.ts';
import type { LostZone, Place } from './resolution.ts';

/** The zone that is lost, or why there is none. Null and no problem = no fault asks for one. */
export interface ZoneChoice {
  readonly zone: LostZone | null;
  readonly problems: readonly Problem[];
}

/**
 * The zone that the scenario names by its id, in this account's own name for it; else the one with the most primaries of
 * databases, and among those the one with the most of the workload's servers: the zone whose loss hurts most.
 */
export function chooseZone(scenario: Scenario, view: WorkloadView, place: Place): ZoneChoice {
  if (scenario.faults.every(({ target }) => target?.within !== 'zone')) return { zone: null, problems: [] };
  const known = view.all('ec2.zone').filter(isIn(place));
  if (scenario.zoneId !== undefined) {
    const named = known.find(({ zoneId }) => zoneId === scenario.zoneId);
    if (named !== undefined) return found(named);
    return refused({
      what: `Zone ${scenario.zoneId} is none of account ${place.account} in ${place.region}`,
      where: scenario.source.positions['/zone'],
      expected: known.length === 0 ? 'a zone that was read' : known.map(({ zoneId }) => zoneId).join(', '),
      got: scenario.zoneId,
      fix: 'name one of these, or leave zone out',
    });
  }
  const name = heaviest(view, place, weighed(scenario));
  if (name === undefined)
    return refused({
      what: `Nothing of workload "${view.workload.name}" stands in a zone of ${place.region}`,
      expected: 'a database or a running server in one of its zones',
      fix: 'choose another scenario: losing a zone would show nothing here',
    });
  const zone = known.find(({ zoneName }) => zoneName === name);
  if (zone !== undefined) return found(zone);
  return refused({
    what: `The id of zone ${name} is not known in account ${place.account}`,
    expected: 'ec2:DescribeAvailabilityZones to list it',
    fix: 'look at what could not be read: names mean another zone in another account',
  });
}

/** What tells which zone's loss hurts most: its databases and servers, and of a drill that breaks nothing but caches its caches. */
interface Weighed {
  readonly primaries: readonly ResourceType[];
  readonly servers: readonly ResourceType[];
}

function weighed({ faults }: Scenario): Weighed {
  const zonal = faults.filter(({ target }) => target?.within === 'zone');
  return zonal.every(({ action }) => targetTypeOf(action) === 'aws:elasticache:replicationgroup')
    ? { primaries: ['aws:elasticache:replicationgroup'], servers: [] }
    : { primaries: ['aws:rds:db', 'aws:rds:cluster'], servers: ['aws:ec2:instance'] };
}

/** The zone with the most primaries, then the most servers; of two that are equal, the first by name. */
function heaviest(view: WorkloadView, place: Place, { primaries, servers }: Weighed): string | undefined {
  const count = (types: readonly ResourceType[], zone: string) =>
    types
      .flatMap((type) => placedResources(type, view, undefined))
      .filter((one) => isIn(place)(one) && one.zone === zone).length;
  const zones = [...primaries, ...servers]
    .flatMap((type) => placedResources(type, view, undefined))
    .filter(isIn(place))
    .flatMap(({ zone }) => zone ?? []);
  return [...new Set(zones)]
    .map((zone) => ({
      zone,
      primaries: count(primaries, zone),
      servers: count(servers, zone),
    }))
    .toSorted(
      (one, other) =>
        other.primaries - one.primaries || other.servers - one.servers || (one.zone < other.zone ? -1 : 1),
    )[0]?.zone;
}

function found({ zoneName, zoneId }: { readonly zoneName: string; readonly zoneId: string }): ZoneChoice {
  return { zone: { name: zoneName, id: zoneId }, problems: [] };
}

function refused(problem: Problem): ZoneChoice {
  return { zone: null, problems: [problem] };
}
