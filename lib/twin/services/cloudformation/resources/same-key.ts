import type { Value } from '../../../../syntax/index.ts';
import type { CallContext } from '../../../service.ts';
import { resolveKey } from '../../kms/key-row.ts';

/** Whether two names mean the same key: templates say an id, an alias or an ARN, services tell the ARN. */
export function isSameKey(one: Value, other: Value, context: CallContext): boolean {
  const arnOf = (name: Value) => (typeof name === 'string' ? resolveKey(name, context)?.Arn : undefined);
  const arn = arnOf(one);
  return one === other || (arn !== undefined && arn === arnOf(other));
}
