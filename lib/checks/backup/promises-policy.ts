import type { BackupPolicy, Workload } from '../../environment/environment.ts';

/** Whether a workload's backup policy promises something; otherwise why it is not asked. */
export function promisesPolicy(
  holds: (policy: BackupPolicy) => boolean,
  what: string,
): (workload: Workload) => true | string {
  return ({ name, backup }) => {
    if (backup === undefined) return `No backup policy is declared for ${name}`;
    return holds(backup) || `The backup policy of ${name} promises no ${what}`;
  };
}
