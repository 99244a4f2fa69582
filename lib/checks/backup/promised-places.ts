import type { Store } from '../../estate/store.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';

/** An account and Region in which copies are promised. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** "eu-central-1 of vault (222233334444)". */
  readonly words: string;
}

/** Where the policy promises copies of a store; a copy without an account stays in the account of the store. */
export function promisedPlaces({ environment, workload }: WorkloadView, store: Store): Place[] {
  return (workload.backup?.copies ?? []).map(({ region, account: name }) => {
    const account =
      name === undefined ? store.account : environment.accounts.find((one) => one.name === name)?.id;
    const id = account ?? name ?? store.account;
    return {
      account: id,
      region,
      words: name === undefined ? `${region} of ${id}` : `${region} of ${name} (${id})`,
    };
  });
}

/** Whether something lies there. */
export function liesIn(
  { account, region }: Place,
  thing: { readonly account: string; readonly region: string },
): boolean {
  return thing.account === account && thing.region === region;
}
