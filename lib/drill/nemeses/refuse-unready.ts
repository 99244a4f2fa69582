import { LandfallError } from '../../base/errors.ts';
import type { ResourceState } from './resource-state.ts';

/** What is not there, or not at rest, cannot be seen to come back. Throws TARGET_NOT_THERE and TARGET_NOT_READY (guard). */
export function refuseUnready(arns: readonly string[], before: readonly ResourceState[]): void {
  const missing = arns.filter((arn) => !before.some((one) => one.arn === arn));
  if (missing.length > 0)
    throw new LandfallError('TARGET_NOT_THERE', 'guard', {
      what: 'Something that would be broken is not there, so nobody could say whether it came back; nothing was broken',
      where: missing.join(', '),
      expected: 'every target, as the API describes it',
      fix: 'run the drill again: what the workload has has changed meanwhile',
    });
  const busy = before.filter((one) => 'status' in one && one.status !== 'available');
  if (busy.length === 0) return;
  throw new LandfallError('TARGET_NOT_READY', 'guard', {
    what: 'Something that would be broken is not at rest; nothing was broken',
    where: busy.map(({ arn }) => arn).join(', '),
    expected: 'available',
    got: busy.map((one) => ('status' in one ? one.status : '')).join(', '),
    fix: 'wait until AWS calls it available, then run the drill again',
  });
}
