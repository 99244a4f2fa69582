import type { Account } from '../../../environment/environment.ts';

/** What is known of the accounts that a trust policy may name. */
export interface TrustWorld {
  readonly accounts: readonly Pick<Account, 'id' | 'name' | 'purpose'>[];
  /** The account of the role. */
  readonly own: string;
}

/** What is said of one of those whom a policy lets in. */
export interface Admission {
  readonly outcome: 'pass' | 'fail' | 'unknown';
  readonly who: string;
}

/** Whether an account holds workloads: whoever takes such a one over must not reach the role. */
export function holdsWorkloads({ accounts }: TrustWorld, id: string): boolean {
  return accounts.some((one) => one.id === id && one.purpose === 'workload');
}

/** `account 333344445555 ("trail"), which is declared to hold no workload`. */
export function accountWords({ accounts, own }: TrustWorld, id: string): string {
  const declared = accounts.find((one) => one.id === id);
  if (id === own) return `account ${id} itself`;
  if (declared === undefined) return `account ${id}, which is not declared`;
  return `account ${id} ("${declared.name}"), which is declared to hold ${declared.purpose === 'workload' ? 'workloads' : 'no workload'}`;
}
