import type { Clock } from '../../base/clock.ts';
import { LandfallError } from '../../base/errors.ts';
import type { JournalEntry, Json } from '../journal.ts';
import type { FencedAws, Journal } from '../journal/index.ts';
import {
  DIRECT,
  directHealer,
  type DirectState,
  FIS,
  fisHealer,
  type FisPlace,
  type FisState,
  healPatience,
  pollEvery,
} from '../nemeses/index.ts';
import { STACKS, stacksHealer, type StacksState } from '../nemeses/stacks/index.ts';
import { TERRAFORM, terraformHealer, type TerraformState } from '../nemeses/terraform/index.ts';
import type { Orphan } from './find-orphans.ts';
import { type Healed, type Healer, healStep } from './heal-step.ts';

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
  const noted = { run, step, nemesis, account, region, expiresAt, fencingToken: options.aws.token };
  const place = { account, region };
  if (nemesis === FIS) return healStep(fisIn(place, options), heal as FisState, noted, options.journal);
  if (nemesis === DIRECT)
    return healStep(directHealer(healing(place, options)), heal as DirectState, noted, options.journal);
  if (nemesis === STACKS)
    return healStep(stacksIn(place, options), heal as StacksState, noted, options.journal);
  if (nemesis === TERRAFORM)
    return healStep(terraformHealer(options), heal as TerraformState, noted, options.journal);
  throw unknownNemesis(entry);
}

/** Heals what carries the tags of a run that left no journal: whatever it broke or made, nothing of it goes on. */
export async function healOrphan(
  { run, place, left }: Orphan,
  environment: string,
  options: HealOptions,
): Promise<Healed> {
  const made = { run, environment, expiresAt: options.clock.now() };
  const healed =
    left === 'stacks'
      ? await healTagged(stacksIn(place, options), { ...made, stacks: [], arns: [] })
      : await healTagged(fisIn(place, options), { ...made, before: [], unwatched: [] });
  return { run, step: 0, ...healed, problems: [] };
}

async function healTagged<State extends Json>(
  healer: Healer<State>,
  state: State,
): Promise<Pick<Healed, 'isHealed' | 'leftovers'>> {
  await healer.heal(state);
  return { isHealed: await healer.isHealed(state), leftovers: await healer.leftovers(state) };
}

function fisIn(place: FisPlace, options: HealOptions) {
  return fisHealer(healing(place, options));
}

function stacksIn(place: FisPlace, options: HealOptions) {
  return stacksHealer(healing(place, options));
}

function healing(place: FisPlace, { aws, clock, pace }: HealOptions) {
  return { aws, place, clock, every: pollEvery(pace), patience: healPatience(pace) };
}

function unknownNemesis({ run, nemesis, expiresAt }: JournalEntry): LandfallError {
  return new LandfallError('NEMESIS_UNKNOWN', 'harness', {
    what: `Run ${run} broke something by "${nemesis}", which this release of Landfall cannot heal`,
    fix: `heal with the release that broke it; AWS ends the fault by itself by ${expiresAt}`,
  });
}
