import type { Account, Environment } from '../environment/environment.ts';

/** The Regions in which an account is read: of a clean one, those that something is rebuilt in. */
export function readRegions(
  { workloads }: Pick<Environment, 'workloads'>,
  account: Account,
): readonly string[] {
  if (account.purpose !== 'clean') return account.regions;
  const wanted = workloads.flatMap(({ rebuild }) => rebuild?.into ?? []);
  return account.regions.filter((region) =>
    wanted.some((into) => into.account === account.name && into.region === region),
  );
}
