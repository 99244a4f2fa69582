import type { TwinService } from '../../service.ts';
import { automatedBackupOperations } from './automated-backups.ts';
import { backupReplicationOperations } from './backup-replication.ts';
import { clusterAutomatedBackupOperations } from './cluster-automated-backups.ts';
import { clusterSnapshotOperations } from './cluster-snapshots.ts';
import { clusterOperations } from './clusters.ts';
import { engineVersionOperations } from './engine-versions.ts';
import { eventOperations } from './events.ts';
import { clusterFailoverOperations } from './failover-cluster.ts';
import { instanceOperations } from './instances.ts';
import { proxyOperations } from './proxies.ts';
import { proxyTargetOperations } from './proxy-targets.ts';
import { rebootOperations } from './reboot-instance.ts';
import { snapshotOperations } from './snapshots.ts';
import { subnetGroupOperations } from './subnet-groups.ts';
import { tagOperations } from './tags.ts';

/** Amazon RDS and Aurora. */
export const rds: TwinService = {
  signingName: 'rds',
  sdkPackage: '@aws-sdk/client-rds',
  operations: {
    ...instanceOperations,
    ...clusterOperations,
    ...snapshotOperations,
    ...clusterSnapshotOperations,
    ...automatedBackupOperations,
    ...clusterAutomatedBackupOperations,
    ...backupReplicationOperations,
    ...tagOperations,
    ...eventOperations,
    ...rebootOperations,
    ...clusterFailoverOperations,
    ...proxyOperations,
    ...proxyTargetOperations,
    ...subnetGroupOperations,
    ...engineVersionOperations,
  },
};
