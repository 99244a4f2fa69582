import type {
  Capability,
  ResourceStatus,
  StackDriftStatus,
  StackResourceDriftStatus,
  StackStatus,
} from '@aws-sdk/client-cloudformation';
import type { Instant } from '../../../base/instant.ts';
import type { Value, ValueMap } from '../../../syntax/index.ts';
import { type CallContext, Fault } from '../../service.ts';
import { uuidOf } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { addTags, type Place, type TagMap } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { Policy } from './template/declared.ts';
import type { ParameterValue } from './template/parameter-values.ts';

/** What a stack does when it cannot be made. */
export type OnFailure = 'ROLLBACK' | 'DO_NOTHING' | 'DELETE';

/** One output of a stack. */
export interface StoredOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

/** One CloudFormation stack. */
export interface StoredStack {
  readonly arn: string;
  readonly name: string;
  readonly status: StackStatus;
  readonly statusReason?: string;
  readonly description?: string;
  readonly createdAt: Instant;
  readonly updatedAt?: Instant;
  /** Deleted stacks are still listed for 90 days, and described by their ARN. */
  readonly deletedAt?: Instant;
  /** ARN of the stack that holds this one as a nested stack, and of the outermost. */
  readonly parentArn?: string;
  readonly rootArn?: string;
  readonly terminationProtection: boolean;
  readonly parameters: readonly ParameterValue[];
  readonly outputs: readonly StoredOutput[];
  /** Absent = it was put there as it stands, and nobody knows its template. */
  readonly template?: string;
  readonly capabilities?: readonly Capability[];
  readonly onFailure?: OnFailure;
  /** The change set that made it or changed it last. */
  readonly changeSetArn?: string;
  /** Names of the exports that its template imports. */
  readonly imports?: readonly string[];
  /** The JSON text of its stack policy. */
  readonly policy?: string;
  readonly drift?: { readonly status: StackDriftStatus; readonly checkedAt: Instant };
}

/** One resource of a stack. */
export interface StoredStackResource {
  readonly stackArn: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  /** `AWS::EC2::Instance` */
  readonly type: string;
  readonly status: ResourceStatus;
  readonly statusReason?: string;
  readonly updatedAt: Instant;
  /** As they were evaluated when it was made or changed last. */
  readonly properties?: ValueMap;
  /** Names of the properties that hold a dynamic reference. */
  readonly dynamic?: readonly string[];
  readonly attributes?: Readonly<Record<string, Value>>;
  /** What it was made after, and is removed before. */
  readonly after?: readonly string[];
  readonly deletionPolicy?: Policy;
  readonly updateReplacePolicy?: Policy;
  readonly drift?: { readonly status: StackResourceDriftStatus; readonly checkedAt: Instant };
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By ARN. */
    'cloudformation.stack': StoredStack;
    /** By stack ARN and logical id. */
    'cloudformation.resource': StoredStackResource;
  }
}

/** The ARN of a stack that a seed puts into the world; the same name gives the same one. */
export function stackArn({ account, region }: Place, name: string): string {
  return arnOf({ account, region }, name, uuidOf(`stack ${account} ${region} ${name}`));
}

/** The ARN of a new stack: a name that was used before gets another one. */
export function newStackArn(world: World, { account, region }: Place, name: string): string {
  return arnOf({ account, region }, name, uuidOf(nextOf(world, { account, region }, `stack ${name}`)));
}

function arnOf({ account, region }: Place, name: string, id: string): string {
  return `arn:aws:cloudformation:${region}:${account}:stack/${name}/${id}`;
}

/** Puts a finished stack into the world as it stands, with its tags. */
export function putStack(
  world: World,
  place: Place,
  { name, tags = {}, ...fields }: { readonly name: string; readonly tags?: TagMap } & Partial<StoredStack>,
): StoredStack {
  const stack: StoredStack = {
    arn: stackArn(place, name),
    name,
    status: 'CREATE_COMPLETE',
    createdAt: world.clock.now(),
    terminationProtection: false,
    parameters: [],
    outputs: [],
    ...fields,
  };
  keepStack(world, place, stack);
  addTags(world, place, stack.arn, tags);
  return stack;
}

/** Keeps a stack as it is now. */
export function keepStack(world: World, { account, region }: Place, stack: StoredStack): void {
  world.table('cloudformation.stack', account, region).set(stack.arn, stack);
}

/** Puts a finished resource into a stack. */
export function putStackResource(
  world: World,
  place: Place,
  fields: Pick<StoredStackResource, 'stackArn' | 'logicalId' | 'type'> & Partial<StoredStackResource>,
): StoredStackResource {
  const resource = { status: 'CREATE_COMPLETE', updatedAt: world.clock.now(), ...fields } as const;
  keepResource(world, place, resource);
  return resource;
}

/** Keeps a resource of a stack as it is now. */
export function keepResource(world: World, { account, region }: Place, resource: StoredStackResource): void {
  world
    .table('cloudformation.resource', account, region)
    .set(`${resource.stackArn} ${resource.logicalId}`, resource);
}

/** The stacks of one account and Region, deleted ones too. */
export function stacksOf({ world, account, region }: Place & { readonly world: World }): StoredStack[] {
  return [...world.table('cloudformation.stack', account, region).values()];
}

/** The resources of one account and Region, of all stacks. */
export function stackResourcesOf({
  world,
  account,
  region,
}: Place & { readonly world: World }): StoredStackResource[] {
  return [...world.table('cloudformation.resource', account, region).values()];
}

/** The stack of a name or an ARN; a deleted one has no name any more. CloudFormation answers ValidationError. */
export function stack(context: CallContext, nameOrArn: string | undefined): StoredStack {
  const found = findStack(context, nameOrArn);
  if (found === undefined) throw new Fault('ValidationError', `Stack with id ${nameOrArn} does not exist`);
  return found;
}

/** The stack of a name or an ARN, if it is there. */
export function findStack(context: CallContext, nameOrArn: string | undefined): StoredStack | undefined {
  return stacksOf(context).find(
    (row) => row.arn === nameOrArn || (row.name === nameOrArn && row.deletedAt === undefined),
  );
}
