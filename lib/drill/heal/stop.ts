import type { Aws } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Environment } from '../../environment/environment.ts';
import {
  accountJournal,
  fencedAws,
  openJournal,
  readAccountJournal,
  takeLock,
  unhealedSteps,
} from '../journal/index.ts';
import { findOrphans } from './find-orphans.ts';
import type { Healed } from './heal-step.ts';
import { healEntry, type HealOptions, healOrphan } from './heal-entry.ts';
import { type HealingPlace, healingPlaces, refuseClosed } from './healing-places.ts';

export interface StopOptions {
  readonly run: string;
  readonly environment: Environment;
  readonly aws: Aws;
  readonly clock: Clock;
  /** How long the lock is held without a heartbeat. */
  readonly lease?: Seconds;
}

/**
 * Stops the faults of a run and heals, from any machine, by what the account knows alone. A run that is alive loses its lock by it,
 * and changes nothing any more. Gives an empty list when all of it was healed already. Throws RUN_UNKNOWN where no account knows it.
 */
export async function stop(options: StopOptions): Promise<readonly Healed[]> {
  const places = healingPlaces(options.environment, options.aws);
  const found = await Promise.all(places.map((place) => stopIn(place, options)));
  if (found.every((healed) => healed === 'unknown')) {
    refuseClosed(options.environment, options.aws, []);
    throw unknownRun(options);
  }
  return found.flatMap((healed) => (healed === 'unknown' ? [] : healed));
}

async function stopIn(place: HealingPlace, options: StopOptions): Promise<readonly Healed[] | 'unknown'> {
  const { run, environment, aws, clock, lease } = options;
  const left = await leftOf(place, options);
  if (left.orphans.length === 0 && left.steps.length === 0) return left.isKnown ? [] : 'unknown';
  const { table } = place;
  const lock = await takeLock({
    aws,
    table,
    holder: `stop-${run}`,
    clock,
    takeFrom: run,
    ...(lease === undefined ? {} : { lease }),
  });
  try {
    const journal = openJournal([accountJournal(aws, table)], clock);
    const with_: HealOptions = { aws: fencedAws(aws, lock), journal, clock, pace: environment.pace };
    const healed: Healed[] = [];
    // What the run began before it lost its lock is only seen from now on.
    const { steps, orphans } = await leftOf(place, options);
    for (const entry of steps.toReversed()) healed.push(await healEntry(entry, with_));
    for (const orphan of orphans) healed.push(await healOrphan(orphan, environment.name, with_));
    return healed;
  } finally {
    await lock.release();
  }
}

async function leftOf(place: HealingPlace, { aws, run, environment }: StopOptions) {
  const [entries, all] = await Promise.all([
    readAccountJournal(aws, place.table, run),
    findOrphans(aws, place, environment.name),
  ]);
  const steps = unhealedSteps(entries);
  const orphans = all.filter(
    (orphan) => orphan.run === run && !steps.some(({ region }) => region === orphan.place.region),
  );
  return { isKnown: entries.length > 0, steps, orphans };
}

function unknownRun({ run, environment }: StopOptions): LandfallError {
  return new LandfallError('RUN_UNKNOWN', 'declaration', {
    what: `No account of environment "${environment.name}" knows a drill of run ${run}`,
    expected: 'the id of a run that broke something here',
    fix: `see the ids in the run folders, or heal whatever is left: landfall sweep --env ${environment.name}`,
  });
}
