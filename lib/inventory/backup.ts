import type { CopyJob } from '@aws-sdk/client-backup';
import { backupCopyJob } from './backup-facts.ts';
import { collectPlans } from './backup-plans.ts';
import { collectVaults } from './backup-vaults.ts';
import type { Collector } from './collector.ts';
import { listing, listKind } from './source.ts';

/** AWS Backup: vaults with lock and policy, plans, selections, recovery points and copy jobs. */
export const backup: Collector = {
  service: 'backup',
  kinds: ['backup.vault', 'backup.plan', 'backup.selection', 'backup.recovery-point', 'backup.copy-job'],
  collect: async (scope) => {
    await Promise.all([
      collectVaults(scope),
      collectPlans(scope),
      listKind(scope, 'backup.copy-job', COPY_JOBS, backupCopyJob),
    ]);
  },
};

const COPY_JOBS = listing<CopyJob>('backup', 'ListCopyJobs', 'CopyJobs', {
  tokens: { NextToken: 'NextToken' },
  pageSize: ['MaxResults', 1_000],
});
