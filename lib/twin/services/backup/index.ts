import type { TwinService } from '../../service.ts';
import { backupJobOperations } from './backup-jobs.ts';
import { copyJobOperations } from './copy-jobs.ts';
import { keptUp } from './kept-up.ts';
import { planOperations } from './plans.ts';
import { pointOperations } from './points.ts';
import { protectedResourceOperations } from './protected-resources.ts';
import { selectionOperations } from './selections.ts';
import { settingOperations } from './settings.ts';
import { tagOperations } from './tags.ts';
import { vaultLockOperations } from './vault-lock.ts';
import { vaultPolicyOperations } from './vault-policy.ts';
import { vaultOperations } from './vaults.ts';

/** AWS Backup. */
export const backup: TwinService = {
  signingName: 'backup',
  sdkPackage: '@aws-sdk/client-backup',
  operations: keptUp({
    ...vaultOperations,
    ...vaultLockOperations,
    ...vaultPolicyOperations,
    ...planOperations,
    ...selectionOperations,
    ...pointOperations,
    ...protectedResourceOperations,
    ...backupJobOperations,
    ...copyJobOperations,
    ...tagOperations,
    ...settingOperations,
  }),
};
