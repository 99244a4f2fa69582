import type { Aws } from '../../aws/index.ts';
import { described } from './described.ts';
import type { FisPlace } from './fis-calls.ts';
import type { Named } from './named-resource.ts';
import type { ResourceState } from './resource-state.ts';

type Reader = Pick<Aws, 'read'>;

const RDS = { service: 'rds' } as const;

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
      const rows = await described<DbInstance>(aws, place, {
        ...RDS,
        operation,
        member: 'DBInstances',
        input,
      });
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
      const rows = await described<DbCluster>(aws, place, { ...RDS, operation, member: 'DBClusters', input });
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
