import type {
  Capability,
  ChangeSetStatus,
  ChangeSetType,
  ExecutionStatus,
} from '@aws-sdk/client-cloudformation';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { TagMap } from '../../world/tags.ts';
import type { PlannedChange } from './engine/plan-update.ts';
import type { OnFailure } from './stored-stack.ts';
import type { ParameterValue } from './template/parameter-values.ts';

/** One change set. */
export interface StoredChangeSet {
  readonly arn: string;
  readonly name: string;
  readonly stackArn: string;
  readonly stackName: string;
  readonly type: ChangeSetType;
  readonly status: ChangeSetStatus;
  readonly execution: ExecutionStatus;
  readonly reason?: string;
  readonly description?: string;
  readonly createdAt: Instant;
  /** It says `CREATE_IN_PROGRESS` until then. */
  readonly readyAt: Instant;
  readonly template: string;
  readonly parameters: readonly ParameterValue[];
  readonly tags: TagMap;
  readonly capabilities: readonly Capability[];
  readonly onFailure?: OnFailure;
  readonly changes: readonly PlannedChange[];
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By ARN. */
    'cloudformation.change-set': StoredChangeSet;
  }
}

/** The change sets of one account and Region. */
export function changeSetsOf({ world, account, region }: CallContext): Map<string, StoredChangeSet> {
  return world.table('cloudformation.change-set', account, region);
}

/** The change set of an ARN, or of a name and a stack. Answers ChangeSetNotFound. */
export function findChangeSet(
  context: CallContext,
  nameOrArn: string | undefined,
  stackNameOrArn: string | undefined,
): StoredChangeSet {
  const rows = changeSetsOf(context);
  const found =
    rows.get(nameOrArn ?? '') ??
    [...rows.values()].find(
      ({ name, stackName, stackArn }) =>
        name === nameOrArn && (stackName === stackNameOrArn || stackArn === stackNameOrArn),
    );
  if (found === undefined)
    throw new Fault('ChangeSetNotFoundException', `ChangeSet [${nameOrArn ?? ''}] does not exist`, {
      status: 404,
    });
  return found;
}

/** What a change set says of itself at this moment. */
export function changeSetState(
  { status, execution, reason, readyAt }: StoredChangeSet,
  now: Instant,
): Pick<StoredChangeSet, 'status' | 'execution' | 'reason'> {
  if (readyAt > now) return { status: 'CREATE_IN_PROGRESS', execution: 'UNAVAILABLE' };
  return { status, execution, ...(reason === undefined ? {} : { reason }) };
}
