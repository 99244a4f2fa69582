import type { DBCluster } from '@aws-sdk/client-rds';
import type { Instant } from '../../../base/instant.ts';
import type { Change } from '../../world/change.ts';

/** A DB cluster as it is kept; its status and restore window are worked out when it is read. */
export interface StoredCluster extends DBCluster {
  readonly DBClusterIdentifier: string;
  readonly DBClusterArn: string;
  readonly DbClusterResourceId: string;
  readonly Engine: string;
  readonly ClusterCreateTime: Date;
  readonly PreferredBackupWindow: string;
  readonly BackupRetentionPeriod: number;
  readonly StorageEncrypted: boolean;
  readonly DeletionProtection: boolean;
  readonly backupsSince?: Instant | undefined;
  readonly change?: Change<StoredCluster>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By identifier, in lower case. */
    'rds.cluster': StoredCluster;
  }
}
