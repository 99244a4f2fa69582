import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { uuidOf } from '../../world/identifier.ts';
import { addTags, type Place, type TagMap } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

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
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
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
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By ARN. */
    'cloudformation.stack': StoredStack;
    /** By stack ARN and logical id. */
    'cloudformation.resource': StoredStackResource;
  }
}

/** The ARN of a stack; the same name gives the same one. */
export function stackArn({ account, region }: Place, name: string): string {
  return `arn:aws:cloudformation:${region}:${account}:stack/${name}/${uuidOf(`stack ${account} ${region} ${name}`)}`;
}

/** Puts a finished stack into the world, with its tags: stacks are not made from templates yet. */
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
    parameters: {},
    outputs: {},
    ...fields,
  };
  world.table('cloudformation.stack', place.account, place.region).set(stack.arn, stack);
  addTags(world, place, stack.arn, tags);
  return stack;
}

/** Puts a finished resource into a stack. */
export function putStackResource(
  world: World,
  place: Place,
  fields: Pick<StoredStackResource, 'stackArn' | 'logicalId' | 'type'> & Partial<StoredStackResource>,
): StoredStackResource {
  const resource = { status: 'CREATE_COMPLETE', updatedAt: world.clock.now(), ...fields } as const;
  world
    .table('cloudformation.resource', place.account, place.region)
    .set(`${resource.stackArn} ${resource.logicalId}`, resource);
  return resource;
}

/** The stacks of one account and Region, deleted ones too. */
export function stacksOf({ world, account, region }: CallContext): StoredStack[] {
  return [...world.table('cloudformation.stack', account, region).values()];
}

/** The resources of one account and Region, of all stacks. */
export function stackResourcesOf({ world, account, region }: CallContext): StoredStackResource[] {
  return [...world.table('cloudformation.resource', account, region).values()];
}

/** The stack of a name or an ARN; a deleted one has no name any more. CloudFormation answers ValidationError. */
export function stack(context: CallContext, nameOrArn: string): StoredStack {
  const found = stacksOf(context).find(
    (row) => row.arn === nameOrArn || (row.name === nameOrArn && row.deletedAt === undefined),
  );
  if (found === undefined) throw new Fault('ValidationError', `Stack with id ${nameOrArn} does not exist`);
  return found;
}
