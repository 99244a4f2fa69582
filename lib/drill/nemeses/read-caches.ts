import type { Aws } from '../../aws/index.ts';
import { described } from './described.ts';
import type { FisPlace } from './fis-calls.ts';
import type { Named } from './named-resource.ts';
import type { ResourceState } from './resource-state.ts';

type Reader = Pick<Aws, 'read'>;

const ELASTICACHE = { service: 'elasticache' } as const;

interface Group {
  readonly Status?: string;
  readonly MemberClusters?: readonly string[];
}

interface Node {
  readonly CacheClusterStatus?: string;
}

/** How these replication groups stand: available or not, and with how many nodes. Which of them is the primary may have changed. */
export async function describeCaches(
  aws: Reader,
  place: FisPlace,
  named: readonly Named[],
): Promise<readonly ResourceState[]> {
  const found = await Promise.all(
    named.map(async ({ arn, id }) => {
      const input = { ReplicationGroupId: id };
      const rows = await described<Group>(aws, place, {
        ...ELASTICACHE,
        operation: 'DescribeReplicationGroups',
        member: 'ReplicationGroups',
        input,
      });
      return rows.map(({ Status = '', MemberClusters = [] }) => ({
        kind: 'cache' as const,
        arn,
        status: Status,
        members: MemberClusters.length,
      }));
    }),
  );
  return found.flat();
}

/** How these nodes stand. */
export async function describeCacheNodes(
  aws: Reader,
  place: FisPlace,
  named: readonly Named[],
): Promise<readonly ResourceState[]> {
  const found = await Promise.all(
    named.map(async ({ arn, id }) => {
      const input = { CacheClusterId: id };
      const rows = await described<Node>(aws, place, {
        ...ELASTICACHE,
        operation: 'DescribeCacheClusters',
        member: 'CacheClusters',
        input,
      });
      return rows.map(({ CacheClusterStatus = '' }) => ({
        kind: 'cache-node' as const,
        arn,
        status: CacheClusterStatus,
      }));
    }),
  );
  return found.flat();
}
