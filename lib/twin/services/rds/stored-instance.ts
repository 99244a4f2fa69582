import type { DBInstance } from '@aws-sdk/client-rds';
import type { Instant } from '../../../base/instant.ts';
import type { Change } from '../../world/change.ts';

/** A DB instance as it is kept: what follows from the clock (status, restorable time) is worked out when it is read. */
export interface StoredInstance extends DBInstance {
  readonly DBInstanceIdentifier: string;
  readonly DBInstanceArn: string;
  readonly DbiResourceId: string;
  readonly Engine: string;
  readonly InstanceCreateTime: Date;
  readonly AvailabilityZone: string;
  readonly PreferredBackupWindow: string;
  readonly BackupRetentionPeriod: number;
  readonly MultiAZ: boolean;
  readonly StorageEncrypted: boolean;
  readonly DeletionProtection: boolean;
  /** Since when its automated backups have been on; absent = they are off. */
  readonly backupsSince?: Instant | undefined;
  /** Whether its automated backups outlive it when it is deleted. */
  readonly keepsBackups?: boolean;
  readonly change?: Change<StoredInstance>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By identifier, in lower case. */
    'rds.instance': StoredInstance;
  }
}
