import { managedKey, resolveKey } from '../kms/key-row.ts';
import type { CallContext } from '../../service.ts';

/** The ARN of the key that EBS encrypts with: the one that the caller names, else the account's `aws/ebs`. */
export function ebsKeyArn(context: CallContext, named: string | undefined): string {
  if (named === undefined) return managedKey('ebs', context).Arn;
  return resolveKey(named, context)?.Arn ?? arnOf(named, context);
}

/** EC2 takes a key that is not there, and fails later. */
function arnOf(named: string, { account, region }: CallContext): string {
  if (named.startsWith('arn:')) return named;
  return `arn:aws:kms:${region}:${account}:${named.startsWith('alias/') ? named : `key/${named}`}`;
}
