import type { Account, Environment } from '../../environment/environment.ts';

/** The account that holds workloads in which a place lies, by the id or the name that the words about it hold; undefined = none. */
export function workloadAccountIn({ accounts }: Environment, place: string): Account | undefined {
  const words = new Set(place.toLowerCase().split(/[^a-z0-9_-]+/));
  const isAccount = /\baccounts?\b/i.test(place);
  return accounts
    .filter(({ purpose }) => purpose === 'workload')
    .find(({ id, name }) => place.includes(id) || (isAccount && words.has(name.toLowerCase())));
}
