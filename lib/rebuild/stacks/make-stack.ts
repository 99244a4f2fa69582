import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import type { FencedAws } from '../../drill/journal/index.ts';
import {
  changeStacks,
  describeStack,
  listStackResources,
  type LiveStack,
  type StackPlace,
} from '../../drill/nemeses/stacks/index.ts';
import { readChangeSet } from './change-set.ts';
import type { DrillCopy } from './drill-copy.ts';
import { reviewProblems } from './review.ts';

/** A stack that is about to be made. */
export interface PlannedStack {
  readonly name: string;
  readonly copy: DrillCopy;
  readonly parameters: Readonly<Record<string, string>>;
  /** What its template describes. */
  readonly resources: readonly { readonly address: string; readonly type: string }[];
  /** Those that a condition decides about. */
  readonly conditional: readonly string[];
}

export interface MakeOptions {
  readonly aws: FencedAws;
  readonly place: StackPlace;
  readonly clock: Clock;
  readonly every: Seconds;
  /** How long one stack may take. */
  readonly patience: Seconds;
  readonly tags: Readonly<Record<string, string>>;
  /** Told how the stack stands, at every look; undefined = it is not there yet. */
  readonly onLook: (stack: LiveStack | undefined) => void;
}

/**
 * Makes one stack by a change set that is read before it runs. Throws CHANGE_SET_REFUSED, REBUILD_LATE, REBUILD_FAILED with the
 * reasons that CloudFormation gives, and what an abort throws; whatever was made by then carries the tags of the run.
 */
export async function makeStack(
  stack: PlannedStack,
  options: MakeOptions,
  signal: AbortSignal,
): Promise<LiveStack> {
  const { aws, place } = options;
  const made = await changeStacks<{ Id?: string; StackId?: string }>(
    aws,
    place,
    'CreateChangeSet',
    changeSetInput(stack, options),
  );
  const changeSet = await readChangeSet(made.Id ?? '', options, signal);
  const problems = reviewProblems(stack.name, changeSet, stack.resources);
  if (changeSet.isUnfinished === true) throw new LandfallError('REBUILD_LATE', 'access', problems);
  if (problems.length > 0)
    throw new LandfallError(
      'CHANGE_SET_REFUSED',
      changeSet.status === 'FAILED' ? 'declaration' : 'guard',
      problems,
    );
  signal.throwIfAborted();
  await changeStacks(aws, place, 'ExecuteChangeSet', {
    ChangeSetName: made.Id,
    ClientRequestToken: token(options, stack.name, 'execute'),
  });
  return finished(made.StackId ?? stack.name, stack.name, options, signal);
}

/** What a failed stack holds is kept until it was told why it failed; healing takes it away. */
function changeSetInput(
  { name, copy, parameters }: PlannedStack,
  options: MakeOptions,
): Readonly<Record<string, unknown>> {
  return {
    StackName: name,
    ChangeSetName: token(options, name, 'create'),
    ChangeSetType: 'CREATE',
    ClientToken: token(options, name, 'create'),
    TemplateBody: copy.body,
    Capabilities: copy.capabilities,
    OnStackFailure: 'DO_NOTHING',
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Tags: Object.entries(options.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

/** The fencing token of the lock tells the attempts of one run apart. Letters, digits and hyphens, as CloudFormation takes them. */
function token({ aws }: MakeOptions, stack: string, what: string): string {
  return `landfall-${what}-${stack}-${aws.token}`.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 128);
}

async function finished(
  arn: string,
  name: string,
  { aws, place, clock, every, patience, onLook }: MakeOptions,
  signal: AbortSignal,
): Promise<LiveStack> {
  const due = clock.monotonic() + patience;
  for (;;) {
    const stack = await describeStack(aws, place, arn);
    onLook(stack);
    if (stack?.status === 'CREATE_COMPLETE') return stack;
    const isGoingOn = stack !== undefined && /^(REVIEW|CREATE|ROLLBACK)_IN_PROGRESS$/.test(stack.status);
    if (!isGoingOn || clock.monotonic() >= due)
      throw await failed(name, arn, stack, { aws, place, isLate: isGoingOn });
    await clock.sleep(every, signal);
  }
}

/** What the drill role may not do says nothing of the template; what a guardrail of the organisation denies, it denies to all. */
function isOurs({ got }: { readonly got: string }): boolean {
  return /not authorized to perform|AccessDenied/.test(got) && !/explicit deny|control policy/.test(got);
}

async function failed(
  name: string,
  arn: string,
  stack: LiveStack | undefined,
  { aws, place, isLate }: Pick<MakeOptions, 'aws' | 'place'> & { isLate: boolean },
): Promise<LandfallError> {
  const resources = stack === undefined ? [] : await listStackResources(aws, place, arn);
  const reasons = resources
    .filter(({ status, reason }) => status.endsWith('_FAILED') && !/cancelled/i.test(reason ?? ''))
    .map(({ logicalId, type, reason = 'no reason given' }) => ({
      what: `Stack ${name} did not come back: ${logicalId} (${type})`,
      where: `account ${place.account}, ${place.region}`,
      expected: 'CREATE_COMPLETE',
      got: reason,
      fix: 'correct the template; its traps say what a clean account lacks',
    }));
  if (reasons.length > 0)
    return new LandfallError('REBUILD_FAILED', reasons.every(isOurs) ? 'access' : 'declaration', reasons);
  const [code, blame] = isLate
    ? (['REBUILD_LATE', 'access'] as const)
    : (['REBUILD_FAILED', 'declaration'] as const);
  return new LandfallError(code, blame, {
    what: `Stack ${name} did not come back`,
    where: `account ${place.account}, ${place.region}`,
    expected: 'CREATE_COMPLETE',
    got: isLate
      ? `still ${stack?.status} when its time was over`
      : `${stack?.status ?? 'no stack'}${stack?.reason === undefined ? '' : `: ${stack.reason}`}`,
    fix: 'look at the events of the stack',
  });
}
