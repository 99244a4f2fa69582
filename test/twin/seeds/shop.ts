import type { RecoveryPointByBackupVault } from '@aws-sdk/client-backup';
import type { Clock } from '../../../lib/base/clock.ts';
import { type Instant, plusSeconds } from '../../../lib/base/instant.ts';
import { SEEDS } from '../../../lib/twin/seeds/index.ts';
import { createTwin, type Twin } from '../../../lib/twin/server.ts';
import { SERVICES } from '../../../lib/twin/services/index.ts';

export const SHOP = '111122223333';
export const VAULT = '222233334444';
export const TRAIL = '333344445555';
export const HOME = 'eu-west-1';
export const REFUGE = 'eu-central-1';

/** The moment at which the sandbox is looked at, unless a test says otherwise. */
export const NOW: Instant = '2026-11-24T12:40:00.000Z';

/** A clock that stands still until it is moved. */
export function standingClock(start: Instant): Clock & { readonly pass: (seconds: number) => void } {
  let now = start;
  return {
    now: () => now,
    monotonic: () => Date.parse(now) / 1_000,
    sleep: () => Promise.resolve(),
    every: () => () => undefined,
    pass: (seconds) => {
      now = plusSeconds(now, seconds);
    },
  };
}

/** The sandbox's world as it stands at a moment, behind a twin that is not listening. */
export async function sandboxAt(now: Instant, clock: Clock = standingClock(now)): Promise<Twin> {
  const seed = SEEDS['sandbox'];
  if (seed === undefined) throw new Error('there is no seed "sandbox"');
  return createTwin({ world: await seed({ clock, pace: 0.1 }), services: SERVICES });
}

type Answer = Record<string, unknown>;
export type Item = Record<string, never>;

const TOKENS = [
  ['NextToken', 'NextToken'],
  ['Marker', 'Marker'],
  ['Marker', 'NextMarker'],
  ['PaginationToken', 'PaginationToken'],
] as const;

/** Every item of a listing, page after page. */
export async function all<T = Item>(
  twin: Twin,
  [service, operation]: readonly [string, string],
  account: string,
  region: string,
  input: object = {},
): Promise<T[]> {
  const items: T[] = [];
  let page: object = {};
  for (;;) {
    const answer = (await twin.invoke({
      service,
      operation,
      account,
      region,
      input: { ...input, ...page },
    })) as Answer;
    items.push(...((Object.values(answer).find(Array.isArray) ?? []) as T[]));
    const token = TOKENS.find(
      ([, out]) => answer[out] !== undefined && answer[out] !== '' && answer['IsTruncated'] !== false,
    );
    if (token === undefined) return items;
    page = { [token[0]]: answer[token[1]] };
  }
}

/** The recovery points of a vault, oldest data first. */
export async function points(
  twin: Twin,
  account: string,
  region: string,
  BackupVaultName: string,
): Promise<RecoveryPointByBackupVault[]> {
  const found = await all<RecoveryPointByBackupVault>(
    twin,
    ['backup', 'ListRecoveryPointsByBackupVault'],
    account,
    region,
    { BackupVaultName },
  );
  return found.sort((a, b) => Number(a.CreationDate) - Number(b.CreationDate));
}

/** How long before a moment something was, in seconds. */
export function secondsAgo(date: Date | undefined, now: Instant = NOW): number {
  return (Date.parse(now) - Number(date)) / 1_000;
}

/** Who keeps a key, and how it is. */
export async function keyOf(
  twin: Twin,
  arn: string | undefined,
): Promise<{ manager: string; state: string }> {
  const [, , , region = '', account = ''] = arn?.split(':') ?? [];
  const { KeyMetadata } = (await twin.invoke({
    service: 'kms',
    operation: 'DescribeKey',
    account,
    region,
    input: { KeyId: arn },
  })) as { KeyMetadata: { KeyManager: string; KeyState: string } };
  return { manager: KeyMetadata.KeyManager, state: KeyMetadata.KeyState };
}
