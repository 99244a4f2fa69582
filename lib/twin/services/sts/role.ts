import type { Seconds } from '../../../base/duration.ts';

/** An IAM role, as far as AssumeRole asks. */
export interface StoredRole {
  readonly name: string;
  /** `/` unless said otherwise. */
  readonly path?: string;
  /** Accounts whose principals may assume it; `*` = everybody. */
  readonly trusts: readonly string[];
  /** Services that may assume it, `fis.amazonaws.com`. */
  readonly trustsServices?: readonly string[];
  /** What the caller must know; a secret. */
  readonly externalId?: string;
  readonly maxSessionSeconds?: Seconds;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By name, in the role's account, Region `global`. */
    'iam.role': StoredRole;
  }
}

/** The ARN of a role. */
export function roleArn(account: string, role: StoredRole): string {
  return `arn:aws:iam::${account}:role${role.path ?? '/'}${role.name}`;
}
