import { plural } from '../../base/plural.ts';
import { isStandbyHidden, type Standby, standbyOf } from '../../estate/dns-standby.ts';
import type { WorkloadView } from '../../estate/index.ts';
import { type InstanceZones, instanceZonesOf, zonesOf } from '../../estate/zones-of-targets.ts';
import type { FactKind, TargetGroup } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { promisesToStay } from '../zone-promise.ts';
import { withoutNames } from '../without-names.ts';

const FACTS: readonly FactKind[] = [
  'elb.load-balancer',
  'elb.target-group',
  'ec2.instance',
  'route53.zone',
  'route53.record',
];

/** Judges the target groups behind load balancers that are in use. */
export const targetsInTwoZones = defineCheck({
  id: 'elb/targets-in-two-zones',
  title: 'Load balancers have healthy targets in two zones, and enough of them when one zone is gone',
  what: "Each target group behind a load balancer of the workload has healthy targets in at least two Availability Zones; without its fullest zone it keeps the workload's minimum capacity (one target where none is declared). A group that stands by behind the SECONDARY record of a failover pair needs that capacity as it is now.",
  why: 'A load balancer over three zones with its healthy targets in one goes down with that zone. It may look healthy while nothing is: when every target of a group is unhealthy, the load balancer sends traffic to all of them ("fail open").',
  how: 'elasticloadbalancing:DescribeTargetHealth, targets in state "healthy" only; the zone of an instance comes from ec2:DescribeInstances. Groups that no load balancer uses, or one that is still being set up, are left out.',
  fix: 'Spread the targets over zones (subnets of the Auto Scaling group, or more instances), and repair those that fail their health check.',
  severity: 'high',
  kind: 'estimated',
  objective: 'rto',
  suite: 'availability',
  facts: FACTS,
  needs: withoutNames(FACTS),
  requirements: ['HA-7'],
  controls: [
    { id: 'SOC 2 A1.2', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.14', mark: 'evidences' },
    { id: 'NIST SP 800-53 r5 SC-5(2)', mark: 'supports' },
    { id: 'AWS Security Hub ELB.13', mark: 'supports' },
    { id: 'AWS Well-Architected REL10-BP01', mark: 'evidences' },
    { id: 'AWS Well-Architected REL11-BP02', mark: 'supports' },
  ],
  promisedBy: (workload) => promisesToStay(workload, ['az']),
  judge: (view) => {
    const standby = standbyOf(view);
    const instanceZones = instanceZonesOf(view);
    return inUse(view).map((group) =>
      judged('elb.target-group', group, { ...spread(view, group, standby, instanceZones), disruption: 'az' }),
    );
  },
});

/** A load balancer that could not be listed counts as in use: the group says that it is there. */
function inUse(view: WorkloadView): TargetGroup[] {
  const idle = new Set(
    view
      .all('elb.load-balancer')
      .filter(({ state }) => state === 'provisioning')
      .map(({ arn }) => arn),
  );
  return view.own('elb.target-group').filter((group) => group.loadBalancerArns.some((arn) => !idle.has(arn)));
}

function spread(
  view: WorkloadView,
  group: TargetGroup,
  standby: readonly Standby[],
  instanceZones: InstanceZones,
): Finding {
  if (group.targetType === 'lambda')
    return pass(`${group.name} calls a function, which AWS runs in several zones`);
  if (group.targetType === 'alb')
    return pass(`${group.name} hands on to another load balancer, whose own target groups are judged`);
  if (group.targets === undefined)
    return unknown(`the health of the targets of ${group.name} could not be read`);
  const healthy = group.targets.filter(({ state }) => state === 'healthy');
  const zones = zonesOf(group, healthy, instanceZones);
  if (zones.unplaced.length > 0)
    return unknown(`the zone of ${zones.unplaced.join(', ')} behind ${group.name} is not known`);
  const waits = standby.find(({ balancerArn }) => group.loadBalancerArns.includes(balancerArn));
  const others = waits !== undefined && group.loadBalancerArns.length === 1 ? waits : undefined;
  return weigh(view, group, zones.count, others);
}

function weigh(
  view: WorkloadView,
  group: TargetGroup,
  zones: ReadonlyMap<string, number>,
  standby: Standby | undefined,
): Finding {
  const needed = view.workload.minimumCapacity.healthyTargets ?? 1;
  const healthy = [...zones.values()].reduce((sum, count) => sum + count, 0);
  const left = standby === undefined ? healthy - Math.max(0, ...zones.values()) : healthy;
  const role = standby === undefined ? 'without the fullest zone' : `standing by for ${standby.name}`;
  const expected = `healthy targets in at least two zones, at least ${needed} of them ${role}`;
  const got = counted(group, zones);
  if (zones.size >= 2 && left >= needed)
    return pass(`${group.name} has ${got}; ${left} of them ${role}, ${needed} needed`);
  const wouldDo = standby === undefined && zones.size >= 2 && healthy >= needed;
  const message =
    zones.size < 2
      ? `${group.name} has ${healthy === 0 ? 'no healthy target' : 'healthy targets in one zone only'}`
      : `${group.name} has ${plural(left, 'healthy target')} ${role}`;
  if (wouldDo && isStandbyHidden(view))
    return unknown(`${message}, and whether it only stands by could not be read`, { expected, got });
  return fail({
    message:
      healthy === 0 && got !== 'no target at all'
        ? `${message}: traffic goes to all of them, healthy or not (fail open)`
        : message,
    expected,
    got,
    fix: fixOf(group, zones, wouldDo),
  });
}

/** `wouldDo`: as they are, they would be enough to stand by. */
function fixOf(
  { name, targets = [] }: TargetGroup,
  zones: ReadonlyMap<string, number>,
  wouldDo: boolean,
): string {
  if (targets.some(({ state }) => state !== 'healthy'))
    return `repair the targets of ${name} that fail their health check, and spread them over zones`;
  if (zones.size < 2) return `register targets of ${name} in more zones`;
  const more = `register more targets of ${name}, spread evenly over its zones`;
  return wouldDo ? `${more}; where it only stands by, write the SECONDARY record that turns to it` : more;
}

function counted(group: TargetGroup, zones: ReadonlyMap<string, number>): string {
  const all = group.targets ?? [];
  if (all.length === 0) return 'no target at all';
  const sick = all
    .filter(({ state }) => state !== 'healthy')
    .map(({ id, state, reason }) => `${id} ${reason ?? state}`);
  const where = [...zones].map(([zone, count]) => `${count} in ${zone}`).join(', ');
  const healthy = zones.size === 0 ? 'no healthy target' : `${where} healthy`;
  return sick.length === 0 ? healthy : `${healthy}; not healthy: ${sick.join(', ')}`;
}
