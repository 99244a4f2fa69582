import type { Clock } from '../base/clock.ts';
import type { Seconds } from '../base/duration.ts';
import { LandfallError } from '../base/errors.ts';
import type { Account } from '../environment/environment.ts';
import { assumedSession } from './assumed-session.ts';
import type { Failure, Identity } from './aws.ts';
import type { Caller } from './caller.ts';
import { identify } from './identify.ts';
import { type Session, SessionError } from './session.ts';
import { oneAccountPolicy } from './one-account-policy.ts';

/** What a program of others gets to speak to AWS with, in one account and no other. Secret: for its environment alone. */
export interface LentAccess {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** How AWS answered GetCallerIdentity, asked with these very keys. */
  readonly identity: Identity;
  /** The server to speak to; absent = AWS. */
  readonly endpoint?: string;
}

/** How keys are lent. */
export interface LendOptions {
  /** With the role that the run assumed in it. */
  readonly account: Account;
  /** The credentials that the run started with: a role does not assume itself. */
  readonly base: Session;
  readonly call: Caller;
  readonly clock: Clock;
  readonly environment: string;
  readonly timeout: Seconds;
  readonly endpoint: string | undefined;
}

/**
 * Assumes the role of an account anew under a session policy that allows nothing outside that account, and asks with those keys
 * whom AWS takes them for. Throws KEYS_NOT_LENT (guard).
 */
export async function lentAccess(options: LendOptions): Promise<LentAccess> {
  const { account, base, call, timeout, endpoint } = options;
  const { roleArn } = account;
  if (roleArn === undefined) throw notLent(account, 'no role', 'declare a drillRole for this account');
  const region = account.regions[0] ?? 'us-east-1';
  const lent = assumedSession(
    { ...account, roleArn },
    { ...options, base, region, policy: oneAccountPolicy(account.id), onCalls: () => undefined },
  );
  const { accessKeyId, secretAccessKey, sessionToken } = await lent
    .credentials()
    .catch((error: unknown) => refused(error, account));
  const identified = await identify(lent, call, { account: account.id, region, timeout });
  if ('failure' in identified) throw notLent(account, inWords(identified.failure));
  const { identity } = identified;
  if (identity.account !== account.id || sessionToken === undefined)
    throw notLent(account, `keys of ${identity.arn}`);
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    identity,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

function refused(error: unknown, account: Account): never {
  if (error instanceof SessionError) throw notLent(account, inWords(error.failure));
  throw error;
}

function inWords({ code, message }: Failure): string {
  return message === '' ? code : `${code}: ${message}`;
}

function notLent({ id, name, roleArn }: Account, got: string, fix?: string): LandfallError {
  return new LandfallError('KEYS_NOT_LENT', 'guard', {
    what: `A program of others needs keys that are good in account "${name}" alone, and there are none`,
    where: roleArn ?? `account ${id}`,
    expected: `a session of a role of account ${id}, limited to it by a session policy`,
    got,
    fix: fix ?? 'allow whoever starts the run to assume this role',
  });
}
