import type {
  BackupCopyJob,
  BackupPlan,
  BackupRecoveryPoint,
  BackupSelection,
  BackupVault,
  KmsKey,
} from '../../lib/inventory/facts.ts';
import { AWAY, factBase, HOME, SHOP, VAULT } from './fact-base.ts';
import { ago } from './fixed-now.ts';
import { type Fields, made } from './made.ts';

const STORE = `arn:aws:rds:${HOME}:${SHOP}:db:orders-db`;
const LOCAL_VAULT = `arn:aws:backup:${HOME}:${SHOP}:backup-vault:shop-local`;
const FAR_VAULT = `arn:aws:backup:${AWAY}:${VAULT}:backup-vault:recovery`;

/** The vault `recovery` of the backup account in eu-central-1: locked in compliance mode, past its cooling-off. */
export function backupVault(fields: Fields<BackupVault> = {}): BackupVault {
  const place = { account: VAULT, region: AWAY, ...fields };
  return made<BackupVault>(
    {
      ...factBase(place, 'recovery', 'backup:{region}:{account}:backup-vault:{id}'),
      vaultType: 'BACKUP_VAULT',
      keyArn: `arn:aws:kms:${place.region ?? AWAY}:${place.account ?? VAULT}:key/vault`,
      locked: true,
      lockDate: ago(60 * 86_400),
      minRetentionDays: 1,
      maxRetentionDays: 365,
      recoveryPoints: 12,
      policy: null,
    },
    fields,
  );
}

/** An hourly plan whose points are kept 35 days and copied to the vault account. */
export function backupPlan(fields: Fields<BackupPlan> = {}): BackupPlan {
  return made<BackupPlan>(
    {
      ...factBase(fields, 'plan-1', 'backup:{region}:{account}:backup-plan:{id}'),
      name: 'shop-hourly',
      rules: [
        {
          name: 'hourly',
          vaultName: 'shop-local',
          schedule: 'cron(0 * * * ? *)',
          deleteAfterDays: 35,
          continuous: false,
          copies: [{ vaultArn: FAR_VAULT, deleteAfterDays: 35 }],
        },
      ],
    },
    fields,
  );
}

/** Selects whatever is tagged recovery=backup. */
export function backupSelection(fields: Fields<BackupSelection> = {}): BackupSelection {
  return made<BackupSelection>(
    {
      ...factBase(fields, 'selection-1', 'backup:{region}:{account}:backup-plan:plan-1/selection/{id}'),
      planId: 'plan-1',
      name: 'tagged',
      resources: [],
      notResources: [],
      anyTag: [{ operator: 'equals', key: 'recovery', value: 'backup' }],
      conditions: [],
    },
    fields,
  );
}

/** A finished point of `orders-db` in the local vault, an hour old. */
export function backupRecoveryPoint(fields: Fields<BackupRecoveryPoint> = {}): BackupRecoveryPoint {
  return made<BackupRecoveryPoint>(
    {
      ...factBase(fields, 'job-1', 'rds:{region}:{account}:snapshot:awsbackup:{id}'),
      vaultName: 'shop-local',
      vaultArn: LOCAL_VAULT,
      resourceArn: STORE,
      resourceType: 'RDS',
      status: 'COMPLETED',
      dataTime: ago(3_600),
      completedAt: ago(3_300),
      deleteAt: ago(-35 * 86_400),
      encrypted: true,
      keyArn: `arn:aws:kms:${HOME}:${SHOP}:key/shop-data`,
      continuous: false,
    },
    fields,
  );
}

/** A finished copy from the local vault to the vault account. */
export function backupCopyJob(fields: Fields<BackupCopyJob> = {}): BackupCopyJob {
  return made<BackupCopyJob>(
    {
      ...factBase(fields, 'copy-1', 'backup:{region}:{account}:copy-job:{id}'),
      resourceArn: STORE,
      state: 'COMPLETED',
      sourceVaultArn: LOCAL_VAULT,
      destinationVaultArn: FAR_VAULT,
      sourceRecoveryPointArn: `arn:aws:rds:${HOME}:${SHOP}:snapshot:awsbackup:job-1`,
      destinationRecoveryPointArn: `arn:aws:rds:${AWAY}:${VAULT}:snapshot:awsbackup:job-1`,
      createdAt: ago(3_300),
      completedAt: ago(2_700),
    },
    fields,
  );
}

/** An enabled customer-managed key. */
export function kmsKey(fields: Fields<KmsKey> = {}): KmsKey {
  return made<KmsKey>(
    {
      ...factBase(fields, '11111111-2222-3333-4444-555555555555', 'kms:{region}:{account}:key/{id}'),
      state: 'Enabled',
      manager: 'CUSTOMER',
      multiRegion: false,
      replicas: [],
      aliases: ['alias/shop-data'],
    },
    fields,
  );
}
