import { randomUUID } from 'node:crypto';
import type { Aws } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Instant } from '../../base/instant.ts';
import type { Environment } from '../../environment/environment.ts';
import {
  accountJournal,
  awsNow,
  fencedAws,
  isAlive,
  openJournal,
  readAccountJournal,
  readLock,
  takeLock,
  unhealedSteps,
} from '../journal/index.ts';
import type { JournalEntry } from '../journal.ts';
import { findOrphans, type Orphan } from './find-orphans.ts';
import type { Healed } from './heal-step.ts';
import { healEntry, type HealOptions, healOrphan } from './heal-entry.ts';
import { type HealingPlace, healingPlaces, refuseClosed } from './healing-places.ts';

export interface SweepOptions {
  readonly environment: Environment;
  readonly aws: Aws;
  readonly clock: Clock;
  /** How long the lock is held without a heartbeat. */
  readonly lease?: Seconds;
}

/** What a sweep did. Nothing in either list: nothing was left. */
export interface Swept {
  readonly healed: readonly Healed[];
  /** Runs whose heartbeat is alive. Nothing in their account was touched. */
  readonly leftAlone: readonly { readonly run: string; readonly account: string; readonly until: Instant }[];
}

/**
 * Finds and heals what dead runs left in the accounts of an environment: by the journal there, and by the tags of what they made.
 * A run whose heartbeat is alive is left alone. Needs no disk; a second sweep finds nothing. Throws ACCOUNT_NOT_SWEPT (access) at
 * the end, when an account was closed to us.
 */
export async function sweep(options: SweepOptions): Promise<Swept> {
  const healed: Healed[] = [];
  const leftAlone: Swept['leftAlone'][number][] = [];
  for (const place of healingPlaces(options.environment, options.aws)) {
    const { account } = place.table;
    const lock = await readLock(options.aws, place.table);
    if (isAlive(lock, awsNow(options.aws, options.clock)))
      leftAlone.push({ run: lock.holder, account, until: lock.expiresAt });
    else healed.push(...(await sweepAccount(place, options)));
  }
  refuseClosed(options.environment, options.aws, healed);
  return { healed, leftAlone };
}

async function sweepAccount(place: HealingPlace, options: SweepOptions): Promise<readonly Healed[]> {
  const { aws, clock, lease, environment } = options;
  const found = await leftIn(place, options);
  if (found.steps.length === 0 && found.orphans.length === 0) return [];
  const { table } = place;
  const holder = `sweep-${randomUUID()}`;
  const lock = await takeLock({ aws, table, holder, clock, ...(lease === undefined ? {} : { lease }) });
  try {
    const journal = openJournal([accountJournal(aws, table)], clock);
    const with_: HealOptions = { aws: fencedAws(aws, lock), journal, clock, pace: environment.pace };
    // Looked at again under the lock: another sweep may have been quicker.
    return await healAll(await leftIn(place, options), environment, with_);
  } finally {
    await lock.release();
  }
}

interface Left {
  readonly steps: ReturnType<typeof unhealedSteps>;
  readonly orphans: readonly Orphan[];
}

async function leftIn(place: HealingPlace, { aws, environment }: SweepOptions): Promise<Left> {
  const [entries, orphans] = await Promise.all([
    readAccountJournal(aws, place.table),
    findOrphans(aws, place, environment.name),
  ]);
  const steps = unhealedSteps(entries);
  const isNoted = ({ run, place }: Orphan): boolean =>
    steps.some((step) => step.run === run && step.region === place.region);
  return { steps, orphans: orphans.filter((orphan) => !isNoted(orphan)) };
}

/** Heals in the reverse order of breaking. */
async function healAll(
  { steps, orphans }: Left,
  environment: Environment,
  options: HealOptions,
): Promise<readonly Healed[]> {
  const healed: Healed[] = [];
  for (const entry of steps.toReversed())
    healed.push(await orUnhealed(entry, () => healEntry(entry, options)));
  for (const orphan of orphans)
    healed.push(await orUnhealed(orphan, () => healOrphan(orphan, environment.name, options)));
  return healed;
}

/** What one run left and cannot be healed yet must not keep what others left. */
async function orUnhealed(
  { run, step = 0, expiresAt }: { readonly run: string } & Partial<Pick<JournalEntry, 'step' | 'expiresAt'>>,
  heal: () => Promise<Healed>,
): Promise<Healed> {
  try {
    return await heal();
  } catch (error) {
    if (!(error instanceof LandfallError) || error.code === 'LOCK_LOST') throw error;
    const until = expiresAt === undefined ? {} : { until: expiresAt };
    const left = { what: `what run ${run} broke`, state: 'pending' as const, why: error.message, ...until };
    return { run, step, isHealed: false, leftovers: [left], problems: [error.message] };
  }
}
