import { plural } from '../../base/plural.ts';
import { isStandbyHidden, standbyOf, standbyRegions } from '../../estate/dns-standby.ts';
import type { WorkloadView } from '../../estate/index.ts';
import { type Finding, fail, pass, unknown } from '../check.ts';

/** How many running instances stand in a zone. */
export interface ZoneShare {
  /** The zone id, `euw1-az1`. */
  readonly id: string;
  readonly count: number;
}

/** Whether enough instances of a Region are left when its fullest zone is gone. `note` says what was not counted. */
export function weighZones(
  view: WorkloadView,
  region: string,
  zones: readonly ZoneShare[],
  note: string,
): Finding {
  const total = zones.reduce((sum, { count }) => sum + count, 0);
  const fullest = Math.max(...zones.map(({ count }) => count));
  const needed = view.workload.minimumCapacity.healthyTargets;
  const standsBy = onlyStandsBy(view, region);
  const left = standsBy ? total : total - fullest;
  const share = Math.ceil(total / zones.length);
  const expected = [
    'running instances in at least two zones',
    needed === undefined
      ? `no more than ${share} of ${total} in one`
      : `at least ${needed} ${standsBy ? 'standing by' : 'left without the fullest zone'}`,
  ].join(', ');
  const got = `${zones.map(({ id, count }) => `${count} in ${id}`).join(', ')}${note}`;
  const enough = needed === undefined ? fullest <= share : left >= needed;
  if (zones.length >= 2 && enough)
    return pass(
      `${plural(total, 'instance')} in ${zones.length} zones of ${region}: ${got}; ${left} ${standsBy ? 'stand by' : 'left without the fullest zone'}`,
    );
  const message = messageOf(region, zones, left, standsBy);
  const wouldDo = zones.length >= 2 && needed !== undefined && total >= needed;
  if (!standsBy && wouldDo && isStandbyHidden(view))
    return unknown(`${message}, and whether they only stand by could not be read`, { expected, got });
  return fail({
    message,
    expected,
    got,
    fix: fixOf(region, zones, !standsBy && wouldDo),
  });
}

/** `wouldDo`: as they are, they would be enough to stand by. */
function fixOf(region: string, zones: readonly ZoneShare[], wouldDo: boolean): string {
  if (zones.length < 2) return `run instances in more zones of ${region}, evenly`;
  const more = `run more instances in ${region}, spread evenly over its zones`;
  return wouldDo ? `${more}; where they only stand by, write the SECONDARY record that turns to them` : more;
}

function messageOf(region: string, zones: readonly ZoneShare[], left: number, standsBy: boolean): string {
  if (zones.length < 2) return `all running instances in ${region} stand in one zone`;
  if (standsBy) return `too few instances stand by in ${region}: ${left}`;
  const total = zones.reduce((sum, { count }) => sum + count, 0);
  return `the loss of one zone of ${region} leaves ${left} of ${total} instances`;
}

/** A Region stands by when names turn to it only at need, and every load balancer of the workload there waits for that. */
function onlyStandsBy(view: WorkloadView, region: string): boolean {
  if (!standbyRegions(view).has(region)) return false;
  const waiting = new Set(standbyOf(view).map(({ balancerArn }) => balancerArn));
  const balancers = view.own('elb.load-balancer').filter((one) => one.region === region);
  return balancers.every(({ arn }) => waiting.has(arn));
}
