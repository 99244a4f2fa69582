import type { DrillWorld } from './drill-world.ts';

/** What the API shows of the shop, by read operation. What changes by itself, or is Landfall's own table, is left out. */
export async function worldPicture(
  world: Pick<DrillWorld, 'ask'>,
): Promise<Readonly<Record<string, unknown>>> {
  const ask: DrillWorld['ask'] = (service, operation, input) => world.ask(service, operation, input);
  const picture: Record<string, unknown> = {};
  for (const [service, operation] of READS)
    picture[`${service}:${operation}`] = steady(await ask<object>(service, operation));
  const { TargetGroups } = await ask<{ TargetGroups: { TargetGroupArn: string }[] }>(
    'elasticloadbalancing',
    'DescribeTargetGroups',
  );
  for (const { TargetGroupArn } of TargetGroups)
    picture[TargetGroupArn] = await ask('elasticloadbalancing', 'DescribeTargetHealth', { TargetGroupArn });
  const { experiments } = await ask<{ experiments: { state: { status: string } }[] }>(
    'fis',
    'ListExperiments',
  );
  picture['experiments at work'] = experiments.filter(({ state }) => !ENDED.includes(state.status));
  return picture;
}

const READS = [
  ['ec2', 'DescribeInstances'],
  ['ec2', 'DescribeVolumes'],
  ['ec2', 'DescribeSubnets'],
  ['ec2', 'DescribeNetworkAcls'],
  ['rds', 'DescribeDBInstances'],
  ['rds', 'DescribeDBClusters'],
  ['fis', 'ListExperimentTemplates'],
] as const;

const ENDED = ['completed', 'stopped', 'failed', 'cancelled'];

/** Times move on by themselves; which zone of two a database calls its first is what a failover changes for good. */
const MOVING = /(Time|Reason|TransitionReason)$/;

function steady(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(steady);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const fields = Object.entries(value).filter(([name]) => !MOVING.test(name));
  const plain = Object.fromEntries(fields.map(([name, inner]) => [name, steady(inner)]));
  const { SecondaryAvailabilityZone: second, AvailabilityZone: first, DBClusterMembers: members } = plain;
  return {
    ...plain,
    ...(second === undefined
      ? {}
      : {
          AvailabilityZone: [JSON.stringify(first), JSON.stringify(second)].toSorted(byText).join(' '),
          SecondaryAvailabilityZone: '',
        }),
    ...(members === undefined ? {} : { DBClusterMembers: membersOf(members) }),
  };
}

function membersOf(members: unknown): unknown {
  const rows = members as { readonly DBInstanceIdentifier: string; readonly IsClusterWriter: boolean }[];
  const writers = rows.filter(({ IsClusterWriter }) => IsClusterWriter).length;
  return [
    `${writers} writer`,
    ...rows.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier).toSorted(byText),
  ];
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
