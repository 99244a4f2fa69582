import type { AccountAccess } from '../aws/index.ts';
import { parseArn } from '../base/arn.ts';
import type { Account } from '../environment/environment.ts';
import type { FactKind } from './facts.ts';
import type { Ledger } from './ledger.ts';
import { FACT_KINDS } from './operations.ts';

/** Writes down who we are in an account; of one that could not be entered, everything wanted there is a gap in each of its Regions. */
export function recordAccount(
  ledger: Ledger,
  account: Account,
  access: AccountAccess,
  kinds: ReadonlySet<FactKind>,
  regions: readonly string[] = account.regions,
): void {
  if (access.closed !== undefined) return recordClosed(ledger, account, access, kinds, regions);
  if (access.identity === undefined || !kinds.has('sts.identity')) return;
  const { arn, userId } = access.identity;
  const { region, at: observedAt, calls } = access;
  ledger.add('sts.identity', [
    { arn, id: account.id, account: account.id, region, tags: {}, observedAt, userId },
  ]);
  ledger.listing({ kind: 'sts.identity', account: account.id, region, count: 1, calls });
}

/** `aws`, `aws-cn`, `aws-us-gov`, as the identity of the account says. */
export function partitionOf(access: AccountAccess): string {
  return parseArn(access.identity?.arn ?? '')?.partition ?? 'aws';
}

function recordClosed(
  ledger: Ledger,
  account: Account,
  { closed, at }: AccountAccess,
  kinds: ReadonlySet<FactKind>,
  regions: readonly string[],
): void {
  if (closed === undefined) return;
  const { operation, failure } = closed;
  const gap = {
    service: 'sts',
    operation,
    account: account.id,
    code: failure.code,
    message: failure.message,
    action: `sts:${operation}`,
    at,
  };
  const isGlobal = (kind: FactKind): boolean => kind.startsWith('route53.');
  const regional = FACT_KINDS.filter((kind) => kinds.has(kind) && !isGlobal(kind));
  const global = FACT_KINDS.filter(
    (kind) => kinds.has(kind) && (isGlobal(kind) || kind === 'tagging.resource'),
  );
  // An account that nothing is read in is closed all the same.
  const closedIn = regions.length > 0 ? regions : account.regions.slice(0, 1);
  for (const region of closedIn) ledger.gap({ ...gap, region, kinds: regional });
  if (global.length > 0) ledger.gap({ ...gap, region: 'global', kinds: global });
}
