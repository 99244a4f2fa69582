import type { Aws, Failure, Written } from '../../../aws/index.ts';
import { LandfallError } from '../../../base/errors.ts';
import type { FencedAws } from '../../journal/index.ts';
import type { FisPlace } from '../fis-calls.ts';

/** Where stacks are made. */
export type StackPlace = FisPlace;

/** A stack as CloudFormation describes it. */
export interface LiveStack {
  readonly arn: string;
  readonly name: string;
  readonly status: string;
  readonly reason?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Of a nested stack: the one that holds it. */
  readonly parent?: string;
}

/** A resource of a stack, deleted ones included. */
export interface LiveStackResource {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

const CLOUDFORMATION = { service: 'cloudformation', bucket: 'cloudformation' } as const;
const PAGING = { tokens: { NextToken: 'NextToken' } } as const;
type Reader = Pick<Aws, 'read'>;

interface SdkStack {
  readonly StackId?: string;
  readonly StackName?: string;
  readonly StackStatus?: string;
  readonly StackStatusReason?: string;
  readonly ParentId?: string;
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[];
  readonly Outputs?: readonly { readonly OutputKey?: string; readonly OutputValue?: string }[];
}

/** Every stack of an account and Region that is not deleted, as it is now. Throws STACKS_UNREADABLE. */
export async function describeStacks(aws: Reader, place: StackPlace): Promise<readonly LiveStack[]> {
  const { items, failure } = await aws.read<{ Stacks?: readonly SdkStack[] }, LiveStack>({
    ...CLOUDFORMATION,
    ...place,
    operation: 'DescribeStacks',
    paging: PAGING,
    fresh: true,
    items: ({ Stacks }) => Stacks?.map(liveStack),
  });
  if (failure !== undefined) throw unanswered('DescribeStacks', place, failure);
  return items;
}

/** One stack by its name or ARN; undefined when there is none. Throws STACKS_UNREADABLE. */
export async function describeStack(
  aws: Reader,
  place: StackPlace,
  stack: string,
): Promise<LiveStack | undefined> {
  const { items, failure } = await aws.read<{ Stacks?: readonly SdkStack[] }, LiveStack>({
    ...CLOUDFORMATION,
    ...place,
    operation: 'DescribeStacks',
    input: { StackName: stack },
    fresh: true,
    items: ({ Stacks }) => Stacks?.map(liveStack),
  });
  if (failure !== undefined && isNotThere(failure)) return undefined;
  if (failure !== undefined) throw unanswered('DescribeStacks', place, failure);
  return items[0];
}

/** What a stack holds, and of a deleted one, by its ARN, what it held. Throws STACKS_UNREADABLE. */
export async function listStackResources(
  aws: Reader,
  place: StackPlace,
  stack: string,
): Promise<readonly LiveStackResource[]> {
  const { items, failure } = await aws.read<
    { StackResourceSummaries?: readonly Readonly<Record<string, string>>[] },
    LiveStackResource
  >({
    ...CLOUDFORMATION,
    ...place,
    operation: 'ListStackResources',
    input: { StackName: stack },
    paging: PAGING,
    fresh: true,
    items: ({ StackResourceSummaries }) => StackResourceSummaries?.map(liveResource),
  });
  if (failure !== undefined) throw unanswered('ListStackResources', place, failure);
  return items;
}

/** Begins to delete a stack, by its ARN so that no other of the same name is met. One that is gone is as good. Throws STACKS_REFUSED. */
export async function deleteStack(aws: FencedAws, place: StackPlace, arn: string): Promise<void> {
  const written = await aws.write({
    ...CLOUDFORMATION,
    ...place,
    operation: 'DeleteStack',
    input: { StackName: arn },
    isRepeatable: true,
  });
  if ('failure' in written && !isNotThere(written.failure))
    throw refused('DeleteStack', place, written.failure);
}

/** A call that changes stacks. Throws STACKS_REFUSED. */
export async function changeStacks<Output>(
  aws: FencedAws,
  place: StackPlace,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Output> {
  const written: Written<Output> = await aws.write({
    ...CLOUDFORMATION,
    ...place,
    operation,
    input,
    isRepeatable: true,
  });
  if ('failure' in written) throw refused(operation, place, written.failure);
  return written.output;
}

/** CloudFormation calls what is not there a ValidationError. */
function isNotThere({ reason, message }: Failure): boolean {
  return reason === 'not-found' || /does not exist/.test(message);
}

function liveStack(raw: SdkStack): LiveStack {
  return {
    arn: raw.StackId ?? '',
    name: raw.StackName ?? '',
    status: raw.StackStatus ?? '',
    tags: Object.fromEntries((raw.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    outputs: Object.fromEntries(
      (raw.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
    ...(raw.StackStatusReason === undefined ? {} : { reason: raw.StackStatusReason }),
    ...(raw.ParentId === undefined ? {} : { parent: raw.ParentId }),
  };
}

function liveResource(raw: Readonly<Record<string, string>>): LiveStackResource {
  const { LogicalResourceId = '', PhysicalResourceId, ResourceType = '', ResourceStatus = '' } = raw;
  const reason = raw['ResourceStatusReason'];
  return {
    logicalId: LogicalResourceId,
    type: ResourceType,
    status: ResourceStatus,
    ...(PhysicalResourceId === undefined ? {} : { physicalId: PhysicalResourceId }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function unanswered(operation: string, place: StackPlace, failure: Failure): LandfallError {
  return problem(
    'STACKS_UNREADABLE',
    `CloudFormation did not answer ${operation}`,
    place,
    failure,
    operation,
  );
}

function refused(operation: string, place: StackPlace, failure: Failure): LandfallError {
  return problem(
    'STACKS_REFUSED',
    `CloudFormation did not do what it was asked: ${operation}`,
    place,
    failure,
    operation,
    isOfTheTemplate(failure) ? 'declaration' : 'access',
  );
}

/** What CloudFormation has against what it was given. That a name is taken, a call denied or lost says nothing of the template. */
function isOfTheTemplate({ reason, code, message }: Failure): boolean {
  return (
    reason === 'other' &&
    /^(?:ValidationError|InsufficientCapabilities|LimitExceeded)/.test(code) &&
    !/already exists/.test(message)
  );
}

function problem(
  code: string,
  what: string,
  { account, region }: StackPlace,
  { code: got, message }: Failure,
  operation: string,
  blame: 'access' | 'declaration' = 'access',
): LandfallError {
  return new LandfallError(code, blame, {
    what,
    where: `account ${account}, ${region}`,
    expected: 'an answer',
    got: `${got}: ${message}`,
    fix:
      blame === 'declaration'
        ? 'correct what CloudFormation names'
        : `allow cloudformation:${operation} to the drill role of account ${account}, or correct what CloudFormation names`,
  });
}
