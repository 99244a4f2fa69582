import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** A failover onto a copy that lags loses what is missing there. Not known counts as behind. */
export function replicationRefusals({ scenario, replication }: GuardSubject): readonly Refusal[] {
  if (!scenario.preconditions.includes('replication-in-sync')) return [];
  return replication
    .filter(({ inSync }) => inSync !== true)
    .map(({ store, inSync, why }) => ({
      code: inSync === null ? 'REPLICATION_UNKNOWN' : 'REPLICATION_BEHIND',
      problem: {
        what: `The copies of ${store} are not known to be up to date; nothing was broken`,
        where: `precondition replication-in-sync of scenario "${scenario.name}"`,
        expected: 'every standby in sync',
        got: why,
        fix: 'wait until replication has caught up, or find out why it has not',
      },
    }));
}
