import type { Aws } from '../../aws/index.ts';
import type { FisPlace } from './fis-calls.ts';
import { describeCaches, describeCacheNodes } from './read-caches.ts';
import { describeClusters, describeDatabases } from './read-databases.ts';
import { idOf, kindOf, type Named } from './named-resource.ts';
import type { ResourceState } from './resource-state.ts';
import { unseen } from './unseen.ts';
import { describeSubnets } from './read-subnets.ts';

type Reader = Pick<Aws, 'read'>;

/** How these resources stand now, read afresh. Those of which nothing is known are left out: `unknownArns` tells them. */
export async function readResources(
  aws: Reader,
  place: FisPlace,
  arns: readonly string[],
): Promise<readonly ResourceState[]> {
  const known = arns.flatMap((arn) => {
    const kind = kindOf(arn);
    return kind === undefined ? [] : [{ arn, kind, id: idOf(arn) }];
  });
  const of = (kind: ResourceState['kind']): readonly Named[] => known.filter((one) => one.kind === kind);
  const [instances, subnets, databases, clusters, caches, nodes] = await Promise.all([
    describeInstances(aws, place, of('instance')),
    describeSubnets(aws, place, of('subnet')),
    describeDatabases(aws, place, of('database')),
    describeClusters(aws, place, of('cluster')),
    describeCaches(aws, place, of('cache')),
    describeCacheNodes(aws, place, of('cache-node')),
  ]);
  return [...instances, ...subnets, ...databases, ...clusters, ...caches, ...nodes];
}

/** Resources whose state nobody here knows how to read. */
export function unknownArns(arns: readonly string[]): readonly string[] {
  return arns.filter((arn) => kindOf(arn) === undefined);
}

async function describeInstances(
  aws: Reader,
  place: FisPlace,
  named: readonly Named[],
): Promise<readonly ResourceState[]> {
  if (named.length === 0) return [];
  const { items, failure } = await aws.read<
    { Reservations?: { Instances?: { InstanceId?: string; State?: { Name?: string } }[] }[] },
    { id: string; state: string }
  >({
    service: 'ec2',
    bucket: 'ec2',
    operation: 'DescribeInstances',
    ...place,
    input: { InstanceIds: named.map(({ id }) => id) },
    paging: { tokens: { NextToken: 'NextToken' } },
    fresh: true,
    items: ({ Reservations }) =>
      Reservations?.flatMap(({ Instances = [] }) =>
        Instances.map(({ InstanceId, State }) => ({ id: InstanceId ?? '', state: State?.Name ?? '' })),
      ),
  });
  if (failure !== undefined && failure.reason !== 'not-found') throw unseen('DescribeInstances', failure);
  return named.flatMap(({ arn, id }) => {
    const found = items.find((one) => one.id === id);
    return found === undefined ? [] : [{ kind: 'instance' as const, arn, state: found.state }];
  });
}
