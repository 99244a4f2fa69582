import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import type { CallContext } from '../../../service.ts';
import type { Place, TagMap } from '../../../world/tags.ts';
import type { World } from '../../../world/world.ts';
import { resourceCall } from '../resources/call.ts';
import { resourceTypeOf } from '../resources/index.ts';
import type { ResourceCall, ResourceType } from '../resources/resource-type.ts';
import { recordEvent } from '../stored-event.ts';
import {
  keepResource,
  keepStack,
  type StoredStack,
  type StoredStackResource,
  stackResourcesOf,
} from '../stored-stack.ts';
import { type Declared, type DeclaredResource } from '../template/declared.ts';
import { knownTemplate } from '../template/known-template.ts';
import type { Scope } from '../template/scope.ts';
import { stackScope } from './stack-scope.ts';
import type { StoredWork } from './stored-work.ts';

/** A work that is being taken further, with everything that it touches. */
export class Job {
  readonly work: StoredWork;
  readonly context: CallContext;

  constructor(world: World, place: Place, work: StoredWork) {
    const { principalArn, accessKeyId } = work;
    this.work = work;
    this.context = { world, account: place.account, region: place.region, principalArn, accessKeyId };
  }

  get stack(): StoredStack {
    const { world, account, region } = this.context;
    const row = world.table('cloudformation.stack', account, region).get(this.work.stackArn);
    if (row === undefined) throw new Error(`work without a stack: ${this.work.stackArn}`);
    return row;
  }

  get declared(): Declared {
    return knownTemplate(this.stack.template ?? '');
  }

  get scope(): Scope {
    return stackScope(this.context, this.stack);
  }

  get resources(): StoredStackResource[] {
    return stackResourcesOf(this.context).filter(({ stackArn }) => stackArn === this.work.stackArn);
  }

  resource(logicalId: string): StoredStackResource | undefined {
    return this.resources.find((row) => row.logicalId === logicalId);
  }

  declaredResource(logicalId: string): DeclaredResource {
    const found = this.declared.resources.find((each) => each.logicalId === logicalId);
    if (found === undefined)
      throw new Error(`no resource ${logicalId} in the template of ${this.stack.name}`);
    return found;
  }

  callFor(logicalId: string, tags: TagMap = {}): ResourceCall {
    return resourceCall(this.context, this.stack.name, logicalId, tags);
  }

  typeOf(name: string): ResourceType {
    return resourceTypeOf(name);
  }

  /** Changes a resource's row and writes an event of it. */
  tell(row: StoredStackResource, status: ResourceStatus, reason?: string): void {
    const { statusReason: _before, ...rest } = row;
    const now = this.context.world.clock.now();
    const told = {
      ...rest,
      status,
      updatedAt: now,
      ...(reason === undefined ? {} : { statusReason: reason }),
    };
    keepResource(this.context.world, this.context, told);
    this.event(row, status, reason);
  }

  /** Keeps a row of a resource without a word. */
  keep(row: StoredStackResource): void {
    keepResource(this.context.world, this.context, row);
  }

  event(
    { logicalId, physicalId = '', type }: Pick<StoredStackResource, 'logicalId' | 'physicalId' | 'type'>,
    status: ResourceStatus,
    reason?: string,
  ): void {
    const { stackArn, token } = this.work;
    recordEvent(this.context.world, this.context, {
      stackArn,
      logicalId,
      physicalId,
      type,
      status,
      ...(reason === undefined ? {} : { reason }),
      ...(token === undefined ? {} : { token }),
    });
  }

  /** Changes the stack's status and writes an event of it. */
  tellStack(status: StackStatus, reason?: string, fields: Partial<StoredStack> = {}): void {
    tellStack(this.context, this.stack, status, {
      ...(reason === undefined ? {} : { reason }),
      ...(this.work.token === undefined ? {} : { token: this.work.token }),
      fields,
    });
  }

  /** Changes fields of the stack without a word. */
  setStack(fields: Partial<StoredStack>): void {
    keepStack(this.context.world, this.context, { ...this.stack, ...fields });
  }

  /** Forgets a resource that the stack no longer has. */
  forget({ stackArn, logicalId }: StoredStackResource): void {
    const { world, account, region } = this.context;
    world.table('cloudformation.resource', account, region).delete(`${stackArn} ${logicalId}`);
  }

  /** It is over. */
  end(): void {
    const { world, account, region } = this.context;
    world.table('cloudformation.work', account, region).delete(this.work.stackArn);
  }
}

/** Changes a stack's status and writes an event of it. */
export function tellStack(
  context: CallContext,
  row: StoredStack,
  status: StackStatus,
  { reason, token, fields = {} }: { reason?: string; token?: string; fields?: Partial<StoredStack> } = {},
): StoredStack {
  const { statusReason: _before, ...rest } = row;
  const told = { ...rest, status, ...(reason === undefined ? {} : { statusReason: reason }), ...fields };
  keepStack(context.world, context, told);
  recordEvent(context.world, context, {
    stackArn: row.arn,
    logicalId: row.name,
    physicalId: row.arn,
    type: 'AWS::CloudFormation::Stack',
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(token === undefined ? {} : { token }),
  });
  return told;
}
