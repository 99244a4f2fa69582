import type { Aws } from '../../aws/index.ts';
import type { FisPlace } from './fis-calls.ts';
import type { Named } from './named-resource.ts';
import type { ResourceState } from './resource-state.ts';
import { unseen } from './unseen.ts';

type Reader = Pick<Aws, 'read'>;

interface DbInstance {
  readonly DBInstanceStatus?: string;
  readonly MultiAZ?: boolean;
  readonly SecondaryAvailabilityZone?: string;
}

interface DbCluster {
  readonly Status?: string;
  readonly DBClusterMembers?: readonly { readonly IsClusterWriter?: boolean }[];
}

/** How these DB instances stand: available or not, and with a standby or not. */
export async function describeDatabases(
  aws: Reader,
  place: FisPlace,
  named: readonly Named[],
): Promise<readonly ResourceState[]> {
  const found = await Promise.all(
    named.map(async ({ arn, id }) => {
      const operation = 'DescribeDBInstances';
      const input = { DBInstanceIdentifier: id };
      const rows = await described<DbInstance>(aws, place, operation, 'DBInstances', input);
      return rows.map(({ DBInstanceStatus = '', MultiAZ = false, SecondaryAvailabilityZone }) => ({
        kind: 'database' as const,
        arn,
        status: DBInstanceStatus,
        multiAz: MultiAZ,
        standby: SecondaryAvailabilityZone !== undefined,
      }));
    }),
  );
  return found.flat();
}

/** How these DB clusters stand. One without a writer is not `available`, whatever its status says. */
export async function describeClusters(
  aws: Reader,
  place: FisPlace,
  named: readonly Named[],
): Promise<readonly ResourceState[]> {
  const found = await Promise.all(
    named.map(async ({ arn, id }) => {
      const operation = 'DescribeDBClusters';
      const input = { DBClusterIdentifier: id };
      const rows = await described<DbCluster>(aws, place, operation, 'DBClusters', input);
      return rows.map(({ Status = '', DBClusterMembers = [] }) => ({
        kind: 'cluster' as const,
        arn,
        status: DBClusterMembers.some(({ IsClusterWriter }) => IsClusterWriter === true)
          ? Status
          : 'without a writer',
        members: DBClusterMembers.length,
      }));
    }),
  );
  return found.flat();
}

async function described<Row>(
  aws: Reader,
  place: FisPlace,
  operation: string,
  member: string,
  input: Readonly<Record<string, unknown>>,
): Promise<readonly Row[]> {
  const { items, failure } = await aws.read<Readonly<Record<string, readonly Row[] | undefined>>, Row>({
    service: 'rds',
    bucket: 'rds',
    operation,
    ...place,
    input,
    paging: { tokens: { Marker: 'Marker' } },
    fresh: true,
    items: (page) => page[member],
  });
  if (failure !== undefined && failure.reason !== 'not-found') throw unseen(operation, failure);
  return items;
}
