import { uuidOf } from '../../world/identifier.ts';
import type { Place } from '../../world/tags.ts';

/** The ARN of the key that EBS encrypts with: the one that the caller names, else the account's `aws/ebs`. */
export function ebsKeyArn({ account, region }: Place, named: string | undefined): string {
  if (named?.startsWith('arn:')) return named;
  const prefix = `arn:aws:kms:${region}:${account}:`;
  if (named?.startsWith('alias/')) return `${prefix}${named}`;
  return `${prefix}key/${named ?? uuidOf(`aws/ebs ${account} ${region}`)}`;
}
