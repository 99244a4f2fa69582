import { parseArn } from '../../../base/arn.ts';
import { type CallContext, Fault } from '../../service.ts';

/**
 * A role is passed to a service within its own account alone. `code` is the word of the service for it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function refuseForeignRole(arn: string | undefined, { account }: CallContext, code: string): void {
  const owner = parseArn(arn ?? '')?.account ?? '';
  if (owner !== '' && owner !== account)
    throw new Fault(code, 'Cross-account pass role is not allowed.', { status: 403 });
}
