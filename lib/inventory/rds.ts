import type {
  DBCluster,
  DBClusterAutomatedBackup,
  DBClusterSnapshot,
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
} from '@aws-sdk/client-rds';
import type { Collector } from './collector.ts';
import type { FactKind, FactKinds } from './facts.ts';
import type { Sighting } from './place.ts';
import {
  rdsCluster,
  rdsClusterBackup,
  rdsClusterSnapshot,
  rdsInstance,
  rdsInstanceBackup,
  rdsSnapshot,
} from './rds-facts.ts';
import type { Scope, Source } from './scope.ts';

/** Amazon RDS: instances, clusters, snapshots of both, and automated backups with their copies from other Regions. */
export const rds: Collector = {
  service: 'rds',
  kinds: ['rds.instance', 'rds.cluster', 'rds.snapshot', 'rds.cluster-snapshot', 'rds.automated-backup'],
  collect: async (scope) => {
    await Promise.all([
      list(scope, 'rds.instance', INSTANCES, rdsInstance),
      list(scope, 'rds.cluster', CLUSTERS, rdsCluster),
      list(scope, 'rds.snapshot', SNAPSHOTS, rdsSnapshot),
      list(scope, 'rds.cluster-snapshot', CLUSTER_SNAPSHOTS, rdsClusterSnapshot),
      automatedBackups(scope),
    ]);
  },
};

const INSTANCES = source<DBInstance>('DescribeDBInstances', 'DBInstances');
const CLUSTERS = source<DBCluster>('DescribeDBClusters', 'DBClusters');
const SNAPSHOTS = source<DBSnapshot>('DescribeDBSnapshots', 'DBSnapshots');
const CLUSTER_SNAPSHOTS = source<DBClusterSnapshot>('DescribeDBClusterSnapshots', 'DBClusterSnapshots');
const INSTANCE_BACKUPS = source<DBInstanceAutomatedBackup>(
  'DescribeDBInstanceAutomatedBackups',
  'DBInstanceAutomatedBackups',
);
const CLUSTER_BACKUPS = source<DBClusterAutomatedBackup>(
  'DescribeDBClusterAutomatedBackups',
  'DBClusterAutomatedBackups',
);

async function automatedBackups(scope: Scope): Promise<void> {
  if (!scope.wants('rds.automated-backup')) return;
  const readings = await Promise.all([
    scope.read(INSTANCE_BACKUPS, rdsInstanceBackup),
    scope.read(CLUSTER_BACKUPS, rdsClusterBackup),
  ]);
  scope.keep(
    'rds.automated-backup',
    readings.flatMap(({ items }) => items),
    readings,
  );
}

async function list<Kind extends FactKind, Raw>(
  scope: Scope,
  kind: Kind,
  from: Source<Page<Raw>, Raw>,
  toFact: (raw: Raw, seen: Sighting) => FactKinds[Kind],
): Promise<void> {
  if (!scope.wants(kind)) return;
  const reading = await scope.read(from, toFact);
  scope.keep(kind, reading.items, [reading]);
}

type Page<Raw> = Readonly<Record<string, readonly Raw[] | undefined>>;

function source<Raw>(operation: string, member: string): Source<Page<Raw>, Raw> {
  return {
    service: 'rds',
    operation,
    paging: { tokens: { Marker: 'Marker' }, pageSize: ['MaxRecords', 100] },
    entries: (page) => page[member],
  };
}
