import type { Workload } from '../../environment/environment.ts';

/** Whether a workload promises backups, by a policy or by an RPO; otherwise why not. */
export function promisesBackup({ name, backup, objectives }: Workload): true | string {
  if (backup !== undefined || objectives.some(({ rpo }) => rpo !== undefined)) return true;
  return `No backup policy and no RPO is declared for ${name}`;
}
