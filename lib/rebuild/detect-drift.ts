import type { Aws } from '../aws/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Seconds } from '../base/duration.ts';
import type { Environment, Workload } from '../environment/environment.ts';

interface DetectOptions {
  readonly environment: Environment;
  readonly aws: Aws;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onDetail?: (text: string) => void;
}

const CLOUDFORMATION = { service: 'cloudformation', bucket: 'cloudformation' } as const;
/** Drift detection of a large stack takes minutes. */
const PATIENCE: Seconds = 600;

/**
 * Has CloudFormation look for drift in the stacks of every workload that declares it. It changes nothing that runs; what it found is
 * then read with everything else. Where it may not look, the last answer stands, and is told with its age.
 */
export async function detectDrift(options: DetectOptions): Promise<void> {
  const { environment, aws } = options;
  const wanted = environment.workloads.filter(({ rebuild }) => rebuild?.detectDrift === true);
  if (wanted.length === 0) return;
  const names = new Set(wanted.flatMap(stacksOf));
  const places = environment.accounts
    .filter(({ purpose, id }) => purpose === 'workload' && isOpen(aws, id))
    .flatMap(({ id, regions }) => regions.map((region) => ({ account: id, region })));
  await Promise.all(places.map((place) => inPlace(place, names, options)));
}

function stacksOf({ select, rebuild }: Workload): readonly string[] {
  return [...select.stacks, ...(rebuild?.sources.flatMap(({ stack }) => stack ?? []) ?? [])];
}

function isOpen({ accounts }: Aws, id: string): boolean {
  return accounts.some(({ account, closed }) => account === id && closed === undefined);
}

type Place = { readonly account: string; readonly region: string };

async function inPlace(place: Place, names: ReadonlySet<string>, options: DetectOptions): Promise<void> {
  const { aws } = options;
  const { items } = await aws.read<
    { Stacks?: readonly { StackName?: string; StackId?: string }[] },
    { name: string; arn: string }
  >({
    ...CLOUDFORMATION,
    ...place,
    operation: 'DescribeStacks',
    paging: { tokens: { NextToken: 'NextToken' } },
    fresh: true,
    items: ({ Stacks }) =>
      Stacks?.map(({ StackName = '', StackId = '' }) => ({ name: StackName, arn: StackId })),
  });
  const asked = items.filter(({ name, arn }) => names.has(name) || names.has(arn));
  await Promise.all(asked.map(({ arn, name }) => inStack(arn, name, place, options)));
}

async function inStack(
  arn: string,
  name: string,
  place: Place,
  { aws, clock, signal, environment, onDetail }: DetectOptions,
): Promise<void> {
  onDetail?.(`looking for drift in ${name}`);
  const begun = await aws.write<{ StackDriftDetectionId?: string }>({
    ...CLOUDFORMATION,
    ...place,
    operation: 'DetectStackDrift',
    input: { StackName: arn },
    isRepeatable: true,
  });
  if ('failure' in begun || begun.output.StackDriftDetectionId === undefined) return;
  const due = clock.monotonic() + Math.max(20, PATIENCE * environment.pace);
  while (clock.monotonic() < due) {
    const { items, failure } = await aws.read<{ DetectionStatus?: string }, string>({
      ...CLOUDFORMATION,
      ...place,
      operation: 'DescribeStackDriftDetectionStatus',
      input: { StackDriftDetectionId: begun.output.StackDriftDetectionId },
      fresh: true,
      items: ({ DetectionStatus }) => (DetectionStatus === undefined ? undefined : [DetectionStatus]),
    });
    if (failure !== undefined || items[0] !== 'DETECTION_IN_PROGRESS') return;
    await clock.sleep(Math.max(0.05, environment.pace), signal);
  }
}
