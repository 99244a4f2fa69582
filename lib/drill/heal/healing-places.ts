import type { Aws, Failure } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';
import type { Environment } from '../../environment/environment.ts';
import { type DrillTable, drillTable } from '../journal/index.ts';
import type { FisPlace } from '../nemeses/index.ts';

/** An account in which drills run: where its lock and journal lie, and where experiments may be. */
export interface HealingPlace {
  readonly table: DrillTable;
  readonly places: readonly FisPlace[];
}

/** Every account of the environment that holds workloads and is open to us. */
export function healingPlaces(environment: Environment, aws: Pick<Aws, 'accounts'>): readonly HealingPlace[] {
  const open = aws.accounts.flatMap(({ account, closed }) => (closed === undefined ? [account] : []));
  return environment.accounts
    .filter(({ id, purpose }) => purpose === 'workload' && open.includes(id))
    .map((account) => ({
      table: drillTable(environment, account),
      places: account.regions.map((region) => ({ account: account.id, region })),
    }));
}

/** Accounts that hold workloads and are closed to us: what is left there nobody saw. Does nothing when there is none. */
export function refuseClosed(
  environment: Environment,
  aws: Pick<Aws, 'accounts'>,
  healed: readonly { readonly run: string }[],
): void {
  const problems = environment.accounts
    .filter(({ purpose }) => purpose === 'workload')
    .flatMap(({ id, name }) => {
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
