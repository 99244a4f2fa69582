import type {
  DBCluster,
  DBClusterAutomatedBackup,
  DBClusterSnapshot,
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
} from '@aws-sdk/client-rds';
import type { Collector } from './collector.ts';
import { rdsClusterBackup, rdsClusterSnapshot, rdsInstanceBackup, rdsSnapshot } from './rds-backup-facts.ts';
import { rdsCluster, rdsInstance } from './rds-facts.ts';
import { collectProxies } from './rds-proxies.ts';
import type { Scope } from './scope.ts';
import { itemsOf, listing, listKind } from './source.ts';

/** Amazon RDS: instances, clusters, snapshots of both, and automated backups with their copies from other Regions. */
export const rds: Collector = {
  service: 'rds',
  kinds: [
    'rds.instance',
    'rds.cluster',
    'rds.proxy',
    'rds.snapshot',
    'rds.cluster-snapshot',
    'rds.automated-backup',
  ],
  collect: async (scope) => {
    await Promise.all([
      listKind(scope, 'rds.instance', INSTANCES, rdsInstance),
      listKind(scope, 'rds.cluster', CLUSTERS, rdsCluster),
      collectProxies(scope),
      listKind(scope, 'rds.snapshot', SNAPSHOTS, rdsSnapshot),
      listKind(scope, 'rds.cluster-snapshot', CLUSTER_SNAPSHOTS, rdsClusterSnapshot),
      automatedBackups(scope),
    ]);
  },
};

const PAGING = { tokens: { Marker: 'Marker' }, pageSize: ['MaxRecords', 100] } as const;

const INSTANCES = listing<DBInstance>('rds', 'DescribeDBInstances', 'DBInstances', PAGING);
const CLUSTERS = listing<DBCluster>('rds', 'DescribeDBClusters', 'DBClusters', PAGING);
const SNAPSHOTS = listing<DBSnapshot>('rds', 'DescribeDBSnapshots', 'DBSnapshots', PAGING);
const CLUSTER_SNAPSHOTS = listing<DBClusterSnapshot>(
  'rds',
  'DescribeDBClusterSnapshots',
  'DBClusterSnapshots',
  PAGING,
);
const INSTANCE_BACKUPS = listing<DBInstanceAutomatedBackup>(
  'rds',
  'DescribeDBInstanceAutomatedBackups',
  'DBInstanceAutomatedBackups',
  PAGING,
);
const CLUSTER_BACKUPS = listing<DBClusterAutomatedBackup>(
  'rds',
  'DescribeDBClusterAutomatedBackups',
  'DBClusterAutomatedBackups',
  PAGING,
);

async function automatedBackups(scope: Scope): Promise<void> {
  if (!scope.wants('rds.automated-backup')) return;
  const readings = await Promise.all([
    scope.read(INSTANCE_BACKUPS, rdsInstanceBackup),
    scope.read(CLUSTER_BACKUPS, rdsClusterBackup),
  ]);
  scope.keep('rds.automated-backup', itemsOf(readings), readings);
}
