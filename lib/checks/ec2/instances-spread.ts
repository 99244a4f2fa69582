import { groupBy } from '../../base/group-by.ts';
import { plural } from '../../base/plural.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { Ec2Instance, FactKind } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, type Judged, unknown } from '../check.ts';
import { promisesToStay } from '../zone-promise.ts';
import { weighZones, type ZoneShare } from './zone-shares.ts';
import { withoutNames } from '../without-names.ts';

const FACTS: readonly FactKind[] = [
  'ec2.instance',
  'ec2.zone',
  'elb.load-balancer',
  'route53.zone',
  'route53.record',
];

/** Judges the running instances of a workload, Region by Region. */
export const instancesSpread = defineCheck({
  id: 'ec2/instances-spread',
  title: 'Instances are spread so that the loss of a zone leaves enough of them',
  what: "The running instances of a workload in a Region stand in at least two Availability Zones, and without its fullest zone the workload's minimum capacity is left; where none is declared, no zone holds more than its even share, rounded up. A Region that only stands by behind SECONDARY records needs that capacity as it is now.",
  why: 'Instances in one zone stop together. Instances spread unevenly leave a rest that drowns in the traffic of the others, and capacity is hard to get while everyone else who lost that zone asks for it too.',
  how: 'ec2:DescribeInstances, instances in state "running" only, grouped by zone id (ec2:DescribeAvailabilityZones), since a zone name means another zone in another account.',
  fix: 'Give the Auto Scaling group subnets in more zones, or start instances in the emptier ones.',
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
    { id: 'AWS Security Hub AutoScaling.2', mark: 'supports' },
    { id: 'AWS Well-Architected REL10-BP01', mark: 'evidences' },
  ],
  promisedBy: (workload) => promisesToStay(workload, ['az']),
  judge: (view) => {
    const regions = groupBy(view.own('ec2.instance').filter(isThere), ({ region }) => region);
    const running = [...regions].filter(([, instances]) => instances.some(isRunning));
    if (running.length === 0)
      return [...regions].map(([region, instances]) => about(view, region, noneRuns(instances)));
    const idle = [...regions].filter(([, instances]) => !instances.some(isRunning));
    const note = idle.map(
      ([region, all]) => `; ${plural(all.length, 'instance')} in ${region} not running, not counted`,
    );
    return running.map(([region, instances]) =>
      about(view, region, spread(view, region, instances, note.join(''))),
    );
  },
});

function about(view: WorkloadView, region: string, finding: Finding): Judged {
  const accounts = [
    ...new Set(
      view
        .own('ec2.instance')
        .filter((one) => one.region === region)
        .map(({ account }) => account),
    ),
  ];
  const account = accounts.join('+');
  const name = `instances of ${view.workload.name} in ${region}`;
  return {
    subject: {
      arn: `arn:aws:ec2:${region}:${account}:instance/*`,
      type: 'AWS::EC2::Instance',
      name,
      account,
      region,
    },
    finding: { ...finding, disruption: 'az' },
  };
}

function noneRuns(instances: readonly Ec2Instance[]): Finding {
  const states = [...new Set(instances.map(({ state }) => state))].join(', ');
  return fail({
    message: 'no instance of the workload runs in any Region',
    expected: 'running instances in at least two zones',
    got: `${plural(instances.length, 'instance')}, ${states}`,
    fix: 'start them, or take them out of the workload',
  });
}

function spread(
  view: WorkloadView,
  region: string,
  instances: readonly Ec2Instance[],
  note: string,
): Finding {
  const running = instances.filter(isRunning);
  const zoneIds = new Map(
    view.all('ec2.zone').map((zone) => [`${zone.account} ${zone.region} ${zone.zoneName}`, zone.zoneId]),
  );
  const placed = groupBy(
    running,
    (one) => zoneIds.get(`${one.account} ${one.region} ${one.zone}`) || undefined,
  );
  const unplaced = placed.get(undefined);
  if (unplaced !== undefined)
    return unknown(
      `the zone id of ${[...new Set(unplaced.map(({ zone }) => zone))].join(', ')} could not be read, so zones cannot be compared`,
    );
  const zones = [...placed].map(([zone, all]): ZoneShare => ({ id: zone ?? '', count: all.length }));
  return weighZones(
    view,
    region,
    zones.sort((a, b) => (a.id < b.id ? -1 : 1)),
    `${restOf(instances, running)}${note}`,
  );
}

function restOf(all: readonly Ec2Instance[], running: readonly Ec2Instance[]): string {
  const resting = all.length - running.length;
  return resting === 0 ? '' : `; ${resting} not running, not counted`;
}

function isRunning({ state }: Ec2Instance): boolean {
  return state === 'running';
}

/** Terminated instances stay listed for about an hour. */
function isThere({ state }: Ec2Instance): boolean {
  return state !== 'terminated' && state !== 'shutting-down';
}
