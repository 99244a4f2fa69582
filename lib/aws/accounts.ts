import { LandfallError } from '../base/errors.ts';
import type { Problem } from '../base/problem.ts';
import type { Account, Environment } from '../environment/environment.ts';
import { assumedSession } from './assumed-session.ts';
import type { AccountAccess, Identity } from './aws.ts';
import type { Wire } from './attempt.ts';
import type { Caller } from './caller.ts';
import { type Identified, identify } from './identify.ts';
import type { Patience } from './patience.ts';
import { type Session, SessionError } from './session.ts';

/** A declared account and the session that reads it; a closed one has none. */
export interface EnteredAccount {
  readonly access: AccountAccess;
  readonly session?: Session;
}

/**
 * Enters every declared account and makes sure that it is the declared one. An account whose role is refused is closed, and the
 * run goes on without it; one that turns out to be another stops everything before anything else is called.
 */
export async function enterAccounts(
  environment: Environment,
  base: { session: Session; identified: Identified & { identity: Identity } },
  context: { call: Caller; wire: Wire; patience: Patience },
): Promise<readonly EnteredAccount[]> {
  const direct = environment.accounts.filter((account) => account.roleArn === undefined);
  refuseWrong(direct.map((account) => ({ account, identity: base.identified.identity })));
  const entered = await Promise.all(
    environment.accounts.map(async (account) =>
      account.roleArn === undefined
        ? { access: accessOf(account, base.identified), session: base.session }
        : assume({ ...account, roleArn: account.roleArn }, environment.name, base.session, context),
    ),
  );
  refuseWrong(
    entered.flatMap(({ access: { identity } }, index) => {
      const account = environment.accounts[index];
      return identity === undefined || account === undefined ? [] : [{ account, identity }];
    }),
  );
  return entered;
}

async function assume(
  account: Account & { readonly roleArn: string },
  environment: string,
  base: Session,
  { call, wire, patience }: { call: Caller; wire: Wire; patience: Patience },
): Promise<EnteredAccount> {
  const calls: number[] = [];
  const region = regionOf(account);
  const timeout = patience.identity;
  const session = assumedSession(account, {
    base,
    call,
    clock: wire.clock,
    environment,
    region,
    timeout,
    onCalls: (lines) => calls.push(...lines),
  });
  const refused = await refusalOf(session);
  if (refused !== undefined) {
    const closed = { operation: 'AssumeRole', failure: refused } as const;
    return { access: { account: account.id, region, at: refused.at, calls, closed } };
  }
  const identified = await identify(session, call, { account: account.id, region, timeout });
  const access = accessOf(account, { ...identified, calls: [...calls, ...identified.calls] });
  return access.closed === undefined ? { access, session } : { access };
}

async function refusalOf(session: Session): Promise<SessionError['failure'] | undefined> {
  try {
    await session.credentials();
    return undefined;
  } catch (error) {
    if (error instanceof SessionError) return error.failure;
    throw error;
  }
}

function accessOf(account: Account, identified: Identified): AccountAccess {
  const { at, calls } = identified;
  const place = { account: account.id, region: regionOf(account), at, calls };
  return 'identity' in identified
    ? { ...place, identity: identified.identity }
    : { ...place, closed: { operation: 'GetCallerIdentity', failure: identified.failure } };
}

/** Where the account is asked who we are: the first Region declared for it. */
function regionOf(account: Account): string {
  return account.regions[0] ?? 'us-east-1';
}

function refuseWrong(entered: readonly { account: Account; identity: Identity }[]): void {
  const problems = entered
    .filter(({ account, identity }) => identity.account !== account.id)
    .map(({ account, identity }) => wrongAccount(account, identity));
  if (problems.length > 0) throw new LandfallError('WRONG_ACCOUNT', 'guard', problems);
}

function wrongAccount(account: Account, identity: Identity): Problem {
  return {
    what: `The credentials for account "${account.name}" belong to another account; nothing was read`,
    where: account.roleArn ?? 'the default credentials',
    expected: `account ${account.id}, as declared`,
    got: `account ${identity.account} (${identity.arn})`,
    fix: `use credentials of ${account.id}, declare the role to assume there, or correct the id of "${account.name}"`,
  };
}
