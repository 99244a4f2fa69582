import type { Account } from '../environment/environment.ts';
import { KINDS_BY_PURPOSE, type KindOperation, operationsOf } from '../inventory/operations.ts';
import type { PlannedAccount, PlannedCalls, PlannedOperation } from './plan.ts';

/** Services that answer for all Regions at once. */
const GLOBAL = new Set(['route53', 'sts']);

/** An account, with the least that its reading role must be allowed. */
export function planAccount(account: Account): PlannedAccount {
  const { name, id, purpose, regions, roleArn } = account;
  const actions = readsOf(account).map(({ action }) => action);
  return { name, id, purpose, regions, roleArn: roleArn ?? null, actions: [...new Set(actions)].sort() };
}

/** The reads that a run makes in an account, Region by Region. */
export function planCalls(account: Account): PlannedCalls[] {
  const reads = readsOf(account);
  const global = reads.filter(({ service }) => GLOBAL.has(service)).map(planned);
  const regional = reads.filter(({ service }) => !GLOBAL.has(service)).map(planned);
  return [
    { region: 'global', operations: global },
    ...account.regions.map((region) => ({ region, operations: regional })),
  ]
    .filter(({ operations }) => operations.length > 0)
    .map((calls) => ({ account: account.id, accountName: account.name, ...calls }));
}

function readsOf({ purpose }: Account): readonly KindOperation[] {
  return operationsOf(KINDS_BY_PURPOSE[purpose]);
}

function planned({ service, operation, action, bucket, perResource }: KindOperation): PlannedOperation {
  return { service, operation, action, bucket, perResource: perResource === true };
}
