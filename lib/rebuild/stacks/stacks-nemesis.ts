import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import { plusSeconds } from '../../base/instant.ts';
import type { Healer } from '../../drill/heal/index.ts';
import type { FencedAws } from '../../drill/journal/index.ts';
import type { Nemesis } from '../../drill/nemesis.ts';
import {
  describeStacks,
  type LiveStack,
  type StackPlace,
  STACKS,
  stacksHealer,
  type StacksState,
} from '../../drill/nemeses/stacks/index.ts';
import { drillRolePermissions, REBUILD_SCENARIO } from '../../drill/scenario/index.ts';
import { healPatience, pollEvery, runTags } from '../../drill/nemeses/index.ts';
import { makeStack, type PlannedStack } from './make-stack.ts';

export interface StacksNemesisOptions {
  /** In the hands of the run: its holder is the run id. */
  readonly aws: FencedAws;
  readonly place: StackPlace;
  readonly clock: Clock;
  /** 1 on AWS. */
  readonly pace: number;
  readonly environment: string;
  /** In the order in which they are made. */
  readonly stacks: readonly PlannedStack[];
  /** How long all of it may take. */
  readonly limit: Seconds;
  /** Told when a stack is begun; the function that it gives is told how it stands, until it stands. */
  readonly onStack: (name: string) => (stack: LiveStack | undefined) => void;
}

/** Makes stacks in a clean account, and takes them away again. Written down before, so that any process can. */
export function stacksNemesis(options: StacksNemesisOptions): Nemesis<StacksState> & Healer<StacksState> {
  const { aws, place, clock, pace, environment, stacks, limit } = options;
  const every = pollEvery(pace);
  const healer = stacksHealer({ aws, place, clock, every, patience: healPatience(pace) });
  return {
    ...healer,
    id: STACKS,
    permissions: drillRolePermissions(REBUILD_SCENARIO),
    prepare: async () => {
      refuseLarge(stacks);
      refuseTaken(stacks, await describeStacks(aws, place), place);
      const names = stacks.map(({ name }) => name);
      const expiresAt = plusSeconds(clock.now(), limit);
      return {
        state: { run: aws.holder, environment, stacks: names, arns: [], expiresAt },
        expiresAt,
        describes: `${names.join(', ')} in account ${place.account}, ${place.region}`,
      };
    },
    inject: async (state, signal) => {
      const made: LiveStack[] = [];
      const tags = runTags({ run: aws.holder, token: aws.token, environment });
      const due = clock.monotonic() + limit;
      for (const stack of stacks) {
        signal.throwIfAborted();
        const onLook = options.onStack(stack.name);
        const patience = Math.max(0, due - clock.monotonic());
        made.push(await makeStack(stack, { ...options, every, patience, tags, onLook }, signal));
      }
      return { ...state, arns: made.map(({ arn }) => arn) };
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html, template body size in a request */
const LONGEST_BODY = 51_200;

/** What is longer has to lie in a bucket, and a clean account has none: that is no fault of the template. */
function refuseLarge(stacks: readonly PlannedStack[]): void {
  const large = stacks
    .map(({ name, copy }) => ({ name, bytes: Buffer.byteLength(copy.body) }))
    .filter(({ bytes }) => bytes > LONGEST_BODY);
  if (large.length === 0) return;
  throw new LandfallError(
    'TEMPLATE_TOO_LARGE',
    'guard',
    large.map(({ name, bytes }) => ({
      what: `The template of stack ${name} is longer than a request may be; nothing was made`,
      where: `stack ${name}`,
      expected: `at most ${LONGEST_BODY} bytes as JSON`,
      got: `${bytes} bytes`,
      fix: 'take it apart into several stacks; a rebuild uploads no template to a bucket',
    })),
  );
}

function refuseTaken(
  stacks: readonly PlannedStack[],
  live: readonly LiveStack[],
  { account, region }: StackPlace,
): void {
  const names = new Set(stacks.map(({ name }) => name));
  const taken = live.filter(({ name }) => names.has(name));
  if (taken.length === 0) return;
  throw new LandfallError(
    'ACCOUNT_NOT_CLEAN',
    'guard',
    taken.map(({ name, status }) => ({
      what: `A stack called ${name} stands in the account that should be clean; nothing was made`,
      where: `account ${account}, ${region}`,
      expected: 'no stack of that name',
      got: status,
      fix: 'take it away, or run landfall sweep when a rebuild left it',
    })),
  );
}
