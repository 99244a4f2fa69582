import type { Aws } from '../../aws/index.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { RdsCluster, RdsInstance } from '../../inventory/facts.ts';

/** Database → where it serves: the zone of its primary, or the member that writes. */
export type Databases = Readonly<
  Record<string, { readonly status: string; readonly servesFrom: string | null }>
>;

/** Reads what RDS says of the databases of a workload at this moment. It says so later than clients notice. */
export async function readDatabases(view: WorkloadView, aws: Pick<Aws, 'read'>): Promise<Databases> {
  const instances = view.own('rds.instance').filter(({ clusterId }) => clusterId === undefined);
  const all = await Promise.all([
    ...instances.map((instance) => readInstance(instance, aws)),
    ...view.own('rds.cluster').map((cluster) => readCluster(cluster, aws)),
  ]);
  return Object.fromEntries(all);
}

type Told = readonly [id: string, state: Databases[string]];

async function readInstance({ id, account, region }: RdsInstance, aws: Pick<Aws, 'read'>): Promise<Told> {
  const { items, failure } = await aws.read<{ DBInstances?: Instance[] }, Instance>({
    service: 'rds',
    bucket: 'rds',
    operation: 'DescribeDBInstances',
    account,
    region,
    input: { DBInstanceIdentifier: id },
    fresh: true,
    items: ({ DBInstances }) => DBInstances,
  });
  if (failure !== undefined) throw new Error(`${failure.code}: ${failure.message}`);
  const [{ DBInstanceStatus = '', AvailabilityZone = null } = {}] = items;
  return [id, { status: DBInstanceStatus, servesFrom: AvailabilityZone }];
}

async function readCluster({ id, account, region }: RdsCluster, aws: Pick<Aws, 'read'>): Promise<Told> {
  const { items, failure } = await aws.read<{ DBClusters?: Cluster[] }, Cluster>({
    service: 'rds',
    bucket: 'rds',
    operation: 'DescribeDBClusters',
    account,
    region,
    input: { DBClusterIdentifier: id },
    fresh: true,
    items: ({ DBClusters }) => DBClusters,
  });
  if (failure !== undefined) throw new Error(`${failure.code}: ${failure.message}`);
  const [{ Status = '', DBClusterMembers = [] } = {}] = items;
  const writer = DBClusterMembers.find(({ IsClusterWriter }) => IsClusterWriter === true);
  return [id, { status: Status, servesFrom: writer?.DBInstanceIdentifier ?? null }];
}

interface Instance {
  readonly DBInstanceStatus?: string;
  readonly AvailabilityZone?: string;
}

interface Cluster {
  readonly Status?: string;
  readonly DBClusterMembers?: readonly {
    readonly DBInstanceIdentifier?: string;
    readonly IsClusterWriter?: boolean;
  }[];
}
