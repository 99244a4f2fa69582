import type { Problem } from '../../base/problem.ts';
import type { ReadChangeSet } from './change-set.ts';

/**
 * Why a change set must not be executed: it could not be worked out, it does something else than add, or it adds something else
 * than the template describes. Nothing = it may be. Pure.
 */
export function reviewProblems(
  stack: string,
  { status, reason, executionStatus, changes }: ReadChangeSet,
  described: readonly { readonly address: string; readonly type: string }[],
): readonly Problem[] {
  const where = `change set of stack ${stack}`;
  if (status !== 'CREATE_COMPLETE' || executionStatus !== 'AVAILABLE')
    return [
      {
        what: `CloudFormation would not rebuild stack ${stack}`,
        where,
        expected: 'a change set that may be executed',
        got: `${status}${reason === undefined ? '' : `: ${reason}`}`,
        fix: 'correct what CloudFormation names; the traps of the template may say more',
      },
    ];
  const known = new Map(described.map(({ address, type }) => [address, type]));
  const strange = changes.filter(
    ({ action, logicalId, type }) =>
      action !== 'Add' || (known.has(logicalId) && known.get(logicalId) !== type),
  );
  return strange.map(({ action, logicalId, type }) => ({
    what: `The change set of a rebuild would do more than add what the template describes; it was not executed`,
    where,
    expected: `to add ${logicalId}${known.has(logicalId) ? ` (${known.get(logicalId)})` : ''}`,
    got: `${action} ${logicalId} (${type})`,
    fix: 'rebuild into an account in which nothing of the stack is left',
  }));
}
