import type { Aws, Failure } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';
import type { Account, Environment } from '../../environment/environment.ts';
import { type DrillTable, drillTable } from '../journal/index.ts';
import type { FisPlace } from '../nemeses/index.ts';

/** An account in which drills run: where its lock and journal lie, and where something of theirs may be. */
export interface HealingPlace {
  readonly table: DrillTable;
  readonly places: readonly FisPlace[];
  /** What drills make there: experiments where workloads are, stacks in a clean account. */
  readonly makes: 'experiments' | 'stacks';
}

/** Accounts in which drills make something, and that a sweep looks into. */
export function isDrilled({ purpose }: Pick<Account, 'purpose'>): boolean {
  return purpose === 'workload' || purpose === 'clean';
}

/** Every account of the environment that is drilled in and is open to us. */
export function healingPlaces(environment: Environment, aws: Pick<Aws, 'accounts'>): readonly HealingPlace[] {
  const open = aws.accounts.flatMap(({ account, closed }) => (closed === undefined ? [account] : []));
  return environment.accounts
    .filter((account) => isDrilled(account) && open.includes(account.id))
    .map((account) => ({
      makes: account.purpose === 'clean' ? 'stacks' : 'experiments',
      table: drillTable(environment, account),
      places: account.regions.map((region) => ({ account: account.id, region })),
    }));
}

/** Accounts that are drilled in and are closed to us: what is left there nobody saw. Does nothing when there is none. */
export function refuseClosed(
  environment: Environment,
  aws: Pick<Aws, 'accounts'>,
  healed: readonly { readonly run: string }[],
): void {
  const problems = environment.accounts.filter(isDrilled).flatMap(({ id, name }) => {
    const closed = aws.accounts.find(({ account }) => account === id)?.closed;
    return closed === undefined ? [] : [unseen(name, id, closed.failure, healed)];
  });
  if (problems.length > 0) throw new LandfallError('ACCOUNT_NOT_SWEPT', 'access', problems);
}

function unseen(
  name: string,
  id: string,
  { code, message }: Failure,
  healed: readonly { readonly run: string }[],
): Problem {
  const elsewhere = healed.length === 0 ? 'nothing' : healed.map(({ run }) => run).join(', ');
  return {
    what: `Nobody could see what is left in account "${name}"; healed elsewhere: ${elsewhere}`,
    where: `account ${id}`,
    expected: 'a role that may be assumed',
    got: message === '' ? code : `${code}: ${message}`,
    fix: 'use credentials that may enter it, then run `landfall sweep` again; faults end by themselves',
  };
}
