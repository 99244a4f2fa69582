import type { PlantedFault, PlantingCall } from '../planted-fault.ts';
import { HOME, HOUR, REFUGE, SHOP, VAULT } from '../shop/places.ts';
import { shopTags } from '../shop/shop-tags.ts';
import { volumeArn } from './look-up.ts';
import { moveToOwnPlan } from './own-plan.ts';
import { fails } from './shown.ts';

const refuge = { account: VAULT, region: REFUGE };
const DATA_C = 'catalogue01_data-c_shop';

/** What was done to vaults. The shop's recovery vault itself is locked: nobody can do it any harm. */
export const VAULTS: readonly PlantedFault[] = [
  {
    id: 'orders-under-governance',
    title:
      'The copies of the order database go to a new vault, whose lock whoever has the right can take off',
    ago: 8 * HOUR,
    calls: [
      ...makeVault('recovery-orders', 'alias/recovery'),
      {
        service: 'backup',
        ...refuge,
        operation: 'PutBackupVaultLockConfiguration',
        input: { BackupVaultName: 'recovery-orders', MinRetentionDays: 1 },
      },
      ...moveToOwnPlan({
        name: 'orders-own',
        workload: 'orders',
        arnOf: async () => `arn:aws:rds:${HOME}:${SHOP}:db:orders-db`,
        keeps: { hourly: 3, daily: 35 },
        copiesTo: vaultArn('recovery-orders'),
      }),
    ],
    shows: fails(
      'orders',
      ['backup/vault-immutable', 'recovery-orders'],
      ['rebuild/resources-managed', 'orders-own'],
    ),
  },
  {
    id: 'volume-in-cooling-off',
    title: 'The copies of a volume go to a new vault, and the lock put on it today can still be taken off',
    ago: 9 * HOUR,
    calls: [
      ...makeVault('recovery-catalogue', 'alias/recovery'),
      {
        service: 'backup',
        ...refuge,
        operation: 'PutBackupVaultLockConfiguration',
        input: { BackupVaultName: 'recovery-catalogue', MinRetentionDays: 1, ChangeableForDays: 3 },
      },
      ...moveToOwnPlan({
        name: 'catalogue-own',
        workload: 'catalogue',
        arnOf: (read) => volumeArn(read, DATA_C),
        keeps: { hourly: 3, daily: 35 },
        copiesTo: vaultArn('recovery-catalogue'),
      }),
    ],
    shows: fails(
      'catalogue',
      ['backup/vault-immutable', 'recovery-catalogue'],
      ['rebuild/resources-managed', 'catalogue-own'],
    ),
  },
];

function makeVault(BackupVaultName: string, EncryptionKeyArn: string): PlantingCall[] {
  const [, workload = ''] = BackupVaultName.split('-');
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${SHOP}:root` },
        Action: 'backup:CopyIntoBackupVault',
        Resource: '*',
      },
    ],
  });
  const BackupVaultTags = shopTags('platform', 'rebuild', `${workload}01_vault`);
  const vaults = { service: 'backup', ...refuge };
  return [
    {
      ...vaults,
      operation: 'CreateBackupVault',
      input: { BackupVaultName, EncryptionKeyArn, BackupVaultTags },
    },
    { ...vaults, operation: 'PutBackupVaultAccessPolicy', input: { BackupVaultName, Policy } },
  ];
}

function vaultArn(name: string): string {
  return `arn:aws:backup:${REFUGE}:${VAULT}:backup-vault:${name}`;
}
