import { plural } from '../../base/plural.ts';
import { isDown } from '../../estate/database-state.ts';
import type { RdsCluster, RdsInstance } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { promisesToStay } from '../zone-promise.ts';

/** Judges Aurora and Multi-AZ DB clusters by where their members really are. */
export const clusterMultiAz = defineCheck({
  id: 'rds/cluster-multi-az',
  title: 'Database clusters have a member to promote in a second zone',
  what: "Each Aurora or Multi-AZ DB cluster has members in at least two Availability Zones, and a reader that is available outside the writer's zone.",
  why: 'A cluster without a reader elsewhere builds a new writer when it loses its zone, which takes about ten minutes and may find no capacity; with one it promotes the reader within a minute. The storage is spread over zones in any case, so the data hides how many zones can serve it.',
  how: "rds:DescribeDBClusters names the members, rds:DescribeDBInstances their zones and states. The cluster's own AvailabilityZones says where members may be placed, not where they are, and is not used.",
  fix: 'Add a reader in another zone than the writer.',
  severity: 'critical',
  kind: 'estimated',
  objective: 'rto',
  suite: 'availability',
  facts: ['rds.cluster', 'rds.instance'],
  requirements: ['HA-5'],
  controls: [
    { id: 'SOC 2 A1.2', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.14', mark: 'evidences' },
    { id: 'NIST SP 800-53 r5 CP-10', mark: 'supports' },
    { id: 'NIST SP 800-53 r5 SI-13(5)', mark: 'supports' },
    { id: 'AWS Security Hub RDS.15', mark: 'evidences' },
    { id: 'AWS Well-Architected REL10-BP01', mark: 'evidences' },
  ],
  promisedBy: (workload) => promisesToStay(workload, ['az', 'instance']),
  judge: (view) => {
    const instances = new Map(view.all('rds.instance').map((one) => [placeOf(one, one.id), one]));
    return view
      .own('rds.cluster')
      .map((cluster) => judged('rds.cluster', cluster, spread(cluster, instances)));
  },
});

interface Member {
  readonly id: string;
  readonly writer: boolean;
  readonly instance: RdsInstance | undefined;
}

const EXPECTED =
  "members in at least two zones, one of them a reader outside the writer's zone that can be promoted";

type Instances = ReadonlyMap<string, RdsInstance>;

function spread(cluster: RdsCluster, instances: Instances): Finding {
  const members = membersOf(cluster, instances);
  const words = { expected: EXPECTED, disruption: 'az' } as const;
  const fix = `add a reader to ${cluster.id} in another zone than its writer`;
  if (members.length === 0)
    return fail({ ...words, message: `${cluster.id} has no members`, got: 'no instance at all', fix });
  const unplaced = members.filter(({ instance }) => instance?.zone === undefined);
  if (unplaced.length > 0)
    return unknown(
      `RDS does not say where ${unplaced.map(({ id }) => id).join(', ')} of ${cluster.id} ${unplaced.length === 1 ? 'is' : 'are'}`,
      words,
    );
  const zones = new Set(members.map(zoneOf));
  if (zones.size < 2)
    return fail({
      ...words,
      message: `${cluster.id} stands in one zone`,
      got: `${plural(members.length, 'member')}, all in ${[...zones].join()}`,
      fix,
    });
  const heir = heirOf(members);
  if (heir === undefined)
    return fail({
      ...words,
      message: `${cluster.id} has no reader to promote outside the zone of its writer`,
      got: describe(members),
      fix,
    });
  return pass(
    `${cluster.id} has members in ${zones.size} zones; ${heir.id} in ${zoneOf(heir)} can take over`,
    { disruption: 'az' },
  );
}

function membersOf(cluster: RdsCluster, instances: Instances): Member[] {
  return cluster.members.map(({ instanceId, writer }) => ({
    id: instanceId,
    writer,
    instance: instances.get(placeOf(cluster, instanceId)),
  }));
}

function placeOf({ account, region }: RdsCluster | RdsInstance, id: string): string {
  return `${account}/${region}/${id}`;
}

/** A cluster that follows another one has no writer of its own: any available member may become it. */
function heirOf(members: readonly Member[]): Member | undefined {
  const writer = members.find((member) => member.writer);
  return members.find(
    (member) =>
      !member.writer &&
      member.instance !== undefined &&
      !isDown(member.instance) &&
      (writer === undefined || zoneOf(member) !== zoneOf(writer)),
  );
}

function describe(members: readonly Member[]): string {
  return members
    .map(
      (member) =>
        `${member.id} (${member.writer ? 'writer' : 'reader'}, ${zoneOf(member)}, ${member.instance?.status})`,
    )
    .join(', ');
}

function zoneOf({ instance }: Member): string {
  return instance?.zone ?? 'a zone not named';
}
