import { LandfallError } from '../../base/errors.ts';
import type { Account, Environment, Workload } from '../../environment/environment.ts';

/** The clean account and Region into which a workload is rebuilt. */
export interface CleanPlace {
  readonly declared: Account;
  readonly account: string;
  readonly region: string;
}

/** Where a workload is rebuilt. Throws ACCOUNT_NOT_CLEAN (guard) when that is no account that was declared to be clean. */
export function rebuildPlace({ accounts, source }: Environment, { name, rebuild }: Workload): CleanPlace {
  const into = rebuild?.into;
  const declared = accounts.find((account) => account.name === into?.account);
  if (into !== undefined && declared?.purpose === 'clean')
    return { declared, account: declared.id, region: into.region };
  throw new LandfallError('ACCOUNT_NOT_CLEAN', 'guard', {
    what: `Workload "${name}" names no clean account to be rebuilt into; nothing was made`,
    where: source.file,
    expected: 'rebuild.into with an account whose purpose is clean',
    got: into === undefined ? 'nothing' : `account "${into.account}"`,
    fix: 'declare an empty account with purpose: clean',
  });
}
