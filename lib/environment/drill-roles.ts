import type { Account, Environment } from './environment.ts';
import { partitionOf } from './partition-of.ts';

/** What a role is called when the declaration names none. */
export const DEFAULT_FIS_ROLE = 'landfall-fis';

/** The ARN of the role that FIS acts with in an account: experiments are made and started under it (iam:PassRole). */
export function fisRoleArn({ safety }: Environment, account: Account): string {
  return roleArn(safety.fisRole ?? DEFAULT_FIS_ROLE, account);
}

/** The full ARN of a role that is written by its name or as an ARN. */
export function roleArn(role: string, { id, regions }: Pick<Account, 'id' | 'regions'>): string {
  if (role.startsWith('arn:')) return role;
  return `arn:${partitionOf(regions[0])}:iam::${id}:role/${role.replace(/^\//, '')}`;
}
