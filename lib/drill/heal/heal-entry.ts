import type { Clock } from '../../base/clock.ts';
import { LandfallError } from '../../base/errors.ts';
import type { JournalEntry } from '../journal.ts';
import type { FencedAws, Journal } from '../journal/index.ts';
import { FIS, fisHealer, type FisPlace, type FisState, healPatience, pollEvery } from '../nemeses/index.ts';
import { type Healed, healStep } from './heal-step.ts';

/** What heals in a process that did not break anything. */
export interface HealOptions {
  readonly aws: FencedAws;
  readonly journal: Journal;
  readonly clock: Clock;
  /** 1 on AWS. */
  readonly pace: number;
}

/** Heals a step that another process noted, under the lock of whoever heals. Throws NEMESIS_UNKNOWN. */
export async function healEntry(entry: JournalEntry, options: HealOptions): Promise<Healed> {
  const { run, step, nemesis, account, region, expiresAt, heal } = entry;
  if (nemesis !== FIS) throw unknownNemesis(entry);
  const noted = { run, step, nemesis, account, region, expiresAt, fencingToken: options.aws.token };
  const healer = healerIn({ account, region }, options);
  return healStep(healer, heal as FisState, noted, options.journal);
}

/** Heals what carries the tags of a run that left no journal: whatever it broke, nothing goes on breaking it. */
export async function healOrphan(
  run: string,
  place: FisPlace,
  environment: string,
  options: HealOptions,
): Promise<Healed> {
  const healer = healerIn(place, options);
  const state = { run, environment, expiresAt: options.clock.now(), before: [], unwatched: [] };
  await healer.heal(state);
  const isHealed = await healer.isHealed(state);
  return { run, step: 0, isHealed, leftovers: await healer.leftovers(state), problems: [] };
}

function healerIn(place: FisPlace, { aws, clock, pace }: HealOptions) {
  return fisHealer({ aws, place, clock, every: pollEvery(pace), patience: healPatience(pace) });
}

function unknownNemesis({ run, nemesis, expiresAt }: JournalEntry): LandfallError {
  return new LandfallError('NEMESIS_UNKNOWN', 'harness', {
    what: `Run ${run} broke something by "${nemesis}", which this release of Landfall cannot heal`,
    fix: `heal with the release that broke it; AWS ends the fault by itself by ${expiresAt}`,
  });
}
