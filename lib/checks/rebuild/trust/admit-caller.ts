import { parseArn } from '../../../base/arn.ts';
import type { TrustDemands } from './trust-demands.ts';
import { accountWords, type Admission, holdsWorkloads, type TrustWorld } from './trust-world.ts';

/** What is said of one value below `AWS` in a trust policy: an account, a role, a user, or everybody. */
export function admitCaller(value: unknown, demands: TrustDemands, world: TrustWorld): readonly Admission[] {
  const { callers } = demands;
  if (value === '*')
    return callers === undefined
      ? [everybody(demands)]
      : callers.map((one) => admitted(callerOf(one), demands, world));
  const caller = callerOf(value);
  if (callers === undefined || caller.account === undefined) return [admitted(caller, demands, world)];
  // Both the principal and the condition have to be met: what the condition leaves of the account.
  const left = callers
    .map(callerOf)
    .filter(({ account }) => account === caller.account || isPattern(account));
  return caller.isWhole
    ? left.map((one) => admitted(isPattern(one.account) ? caller : one, demands, world))
    : left.slice(0, 1).map(() => admitted(caller, demands, world));
}

interface Caller {
  readonly text: string;
  /** Absent = it is not told whose it is. */
  readonly account?: string;
  /** Whoever the IAM of the account lets, and not one role or user. */
  readonly isWhole: boolean;
}

function callerOf(value: unknown): Caller {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (/^\d{12}$/.test(text)) return { text, account: text, isWhole: true };
  const arn = parseArn(text);
  if (arn === undefined || !/^(iam|sts)$/.test(arn.service) || arn.account === '')
    return { text, isWhole: false };
  const isOne = /^(role|user|assumed-role|federated-user)\/[^*?]+$/.test(arn.resource);
  if (!isOne && arn.resource !== 'root' && !/[*?]/.test(arn.resource)) return { text, isWhole: false };
  return { text, account: arn.account, isWhole: !isOne };
}

function isPattern(account: string | undefined): boolean {
  return account !== undefined && !/^\d{12}$/.test(account);
}

function everybody({ isOfOrganisation, unweighed }: TrustDemands): Admission {
  if (isOfOrganisation)
    return {
      outcome: 'unknown',
      who: 'everybody of an organisation; whether an account that holds workloads is in it was not seen',
    };
  if (unweighed.length > 0)
    return {
      outcome: 'unknown',
      who: `everybody whom conditions let that are not weighed here: ${unweighed.join(', ')}`,
    };
  return { outcome: 'fail', who: 'everybody, in whatever account' };
}

/** No condition helps where whoever holds the account can meet it: an external id is no password, and MFA is set up in the account. */
function admitted({ text, account, isWhole }: Caller, demands: TrustDemands, world: TrustWorld): Admission {
  if (account === undefined)
    return { outcome: 'unknown', who: `${text}, of which it is not told whose it is` };
  if (isPattern(account)) return { outcome: 'fail', who: `${text}, in whatever account` };
  const words = accountWords(world, account);
  const who = isWhole ? `whoever IAM lets in ${words}` : `${text} of ${words}`;
  if (holdsWorkloads(world, account)) return { outcome: 'fail', who };
  if (!isWhole || world.accounts.some(({ id }) => id === account)) return { outcome: 'pass', who };
  if (demands.more !== undefined) return { outcome: 'pass', who: `${who}, with ${demands.more}` };
  if (demands.unweighed.length > 0)
    return {
      outcome: 'unknown',
      who: `${who}, under conditions that are not weighed here: ${demands.unweighed.join(', ')}`,
    };
  return { outcome: 'fail', who: `${who}, without an external id or MFA` };
}
