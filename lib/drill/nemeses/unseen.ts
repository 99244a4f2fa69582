import type { Failure } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';

/** The state of something could not be read: what was or is there is unknown. */
export function unseen(operation: string, { code, message }: Failure): LandfallError {
  return new LandfallError('STATE_UNREADABLE', 'access', {
    what: `How a resource stands could not be read: ${operation}`,
    got: message === '' ? code : `${code}: ${message}`,
    fix: 'allow the drill role the describe actions that `landfall plan` lists',
  });
}
