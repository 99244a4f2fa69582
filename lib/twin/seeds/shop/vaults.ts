import type { Founder } from '../founder.ts';
import { HOME, REFUGE, SHOP, VAULT } from './places.ts';
import { shopTags } from './shop-tags.ts';

/** The vault beside the data, and the recovery vaults of the backup account, into which the shop may copy. */
export async function foundVaults(founder: Founder): Promise<void> {
  await founder.call({
    service: 'backup',
    account: SHOP,
    region: HOME,
    operation: 'CreateBackupVault',
    input: {
      BackupVaultName: 'shop-local',
      EncryptionKeyArn: 'alias/shop-data',
      BackupVaultTags: shopTags('platform', 'rebuild', 'platform01_local-vault'),
    },
  });
  for (const region of [HOME, REFUGE]) await foundRecoveryVault(founder, region);
}

const RECOVERY = 'recovery';

async function foundRecoveryVault({ call }: Founder, region: string): Promise<void> {
  const backup = { service: 'backup', account: VAULT, region };
  await call({
    ...backup,
    operation: 'CreateBackupVault',
    input: {
      BackupVaultName: RECOVERY,
      EncryptionKeyArn: 'alias/recovery',
      BackupVaultTags: shopTags('platform', 'rebuild', 'platform01_recovery-vault'),
    },
  });
  await call({
    ...backup,
    operation: 'PutBackupVaultAccessPolicy',
    input: { BackupVaultName: RECOVERY, Policy: JSON.stringify(copyIntoPolicy) },
  });
}

const copyIntoPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ShopCopiesIn',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${SHOP}:root` },
      Action: 'backup:CopyIntoBackupVault',
      Resource: '*',
    },
  ],
};

/** Locks the recovery vaults in compliance mode: three days later nobody can take the lock off. */
export async function lockVaults({ call }: Founder): Promise<void> {
  for (const region of [HOME, REFUGE])
    await call({
      service: 'backup',
      account: VAULT,
      region,
      operation: 'PutBackupVaultLockConfiguration',
      input: {
        BackupVaultName: RECOVERY,
        MinRetentionDays: 1,
        MaxRetentionDays: 366,
        ChangeableForDays: 3,
      },
    });
}

/** Where the shop's copies go. */
export const RECOVERY_VAULT_ARN = `arn:aws:backup:${REFUGE}:${VAULT}:backup-vault:${RECOVERY}`;
