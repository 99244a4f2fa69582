import type { Aws } from '../../../aws/index.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import type { Leftover } from '../../drill-result.ts';
import type { FencedAws } from '../../journal/index.ts';
import { ENVIRONMENT_TAG, RUN_TAG } from '../tags.ts';
import { deleteStack, describeStacks, type LiveStack, type StackPlace } from './stack-calls.ts';
import { stackLeftovers } from './stack-leftovers.ts';
import type { StacksState } from './stacks-state.ts';

/** Takes the stacks of a run away, in whichever process. */
export interface StacksHealer {
  /** No stack carries the tags of the run any more. */
  isHealed(state: StacksState): Promise<boolean>;
  heal(state: StacksState): Promise<void>;
  /** What became of each stack and of what it held. */
  leftovers(state: StacksState): Promise<readonly Leftover[]>;
}

export interface StacksHealerOptions {
  readonly aws: FencedAws;
  readonly place: StackPlace;
  readonly clock: Clock;
  /** Between two looks. */
  readonly every: Seconds;
  /** How long a deletion may take. */
  readonly patience: Seconds;
}

/** What was still being made when a stack failed refuses to go until it is there: a deletion that failed is asked for again. */
const ATTEMPTS = 5;
/** Between two of them; a twentieth of the patience is a minute on AWS. */
const PAUSES = 20;

/**
 * Deletes what carries the tags of the run, and nothing else: a stack of the same name that somebody else made is left alone.
 * Stacks that others import from go last. Safe to call twice, and where nothing was ever made.
 */
export function stacksHealer(options: StacksHealerOptions): StacksHealer {
  const { aws, place, clock, every, patience } = options;
  const seen = new Map<string, string>();
  const own = async (state: StacksState): Promise<readonly LiveStack[]> => {
    const stacks = (await stacksOf(aws, place, state)).toSorted(byMaking(state)).toReversed();
    for (const { arn, name } of stacks) seen.set(arn, name);
    return stacks;
  };
  return {
    isHealed: async (state) => (await own(state)).length === 0,
    heal: async (state) => {
      const due = clock.monotonic() + patience;
      const asked = new Map<string, number>();
      const timesOf = ({ arn }: LiveStack): number => asked.get(arn) ?? 0;
      for (let left = await own(state); left.length > 0; left = await own(state)) {
        // One after the other: what the next one exports may still be in use.
        const next = left.find((one) => one.status !== 'DELETE_FAILED' || timesOf(one) < ATTEMPTS);
        if (next === undefined || clock.monotonic() >= due) return;
        const times = timesOf(next);
        if (times > 0 && next.status === 'DELETE_FAILED') await clock.sleep(patience / PAUSES);
        if (times === 0 || next.status === 'DELETE_FAILED') {
          await deleteStack(aws, place, next.arn);
          asked.set(next.arn, times + 1);
        }
        await clock.sleep(every);
      }
    },
    leftovers: async (state) => {
      for (const arn of state.arns) if (!seen.has(arn)) seen.set(arn, nameIn(arn));
      return stackLeftovers(aws, place, { left: await own(state), seen });
    },
  };
}

/** The outermost stacks that carry the tags of a run of this environment. */
export async function stacksOf(
  aws: Pick<Aws, 'read'>,
  place: StackPlace,
  { run, environment, stacks: names }: Pick<StacksState, 'run' | 'environment' | 'stacks'>,
): Promise<readonly LiveStack[]> {
  const stacks = await describeStacks(aws, place);
  // A change set that was never executed leaves a stack without resources, and AWS does not say that it shows tags by then.
  // One that shows the tags of another run is that run's.
  const isNoted = ({ name, status, tags }: LiveStack): boolean =>
    status === 'REVIEW_IN_PROGRESS' && names.includes(name) && (tags[RUN_TAG] ?? run) === run;
  return stacks.filter(
    (stack) =>
      stack.parent === undefined &&
      (isNoted(stack) || (stack.tags[RUN_TAG] === run && stack.tags[ENVIRONMENT_TAG] === environment)),
  );
}

/** Runs of an environment that a stack in this place still carries the tags of. */
export async function runsWithStacks(
  aws: Pick<Aws, 'read'>,
  place: StackPlace,
  environment: string,
): Promise<readonly string[]> {
  const stacks = await describeStacks(aws, place);
  const runs = stacks.flatMap(({ tags }) =>
    tags[ENVIRONMENT_TAG] === environment ? (tags[RUN_TAG] ?? []) : [],
  );
  return [...new Set(runs)];
}

function byMaking({ stacks }: StacksState) {
  return (one: LiveStack, other: LiveStack): number => stacks.indexOf(one.name) - stacks.indexOf(other.name);
}

/** `arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-orders/…` */
function nameIn(arn: string): string {
  return arn.split('/')[1] ?? arn;
}
