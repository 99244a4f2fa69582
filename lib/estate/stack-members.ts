import type { Workload } from '../environment/environment.ts';
import type { Stack, StackResource } from '../inventory/facts.ts';
import type { Facts } from '../inventory/inventory.ts';

/** What the stacks of a workload hold, nested stacks included. Deleted resources stay listed for 90 days and are left out. */
export interface StackMembers {
  readonly stackArns: ReadonlySet<string>;
  readonly resources: readonly StackResource[];
}

/** Stacks selected by name or ARN, with all that hangs below them. */
export function stackMembers(workload: Workload, facts: Facts): StackMembers {
  const { stacks } = workload.select;
  const alive = facts['cloudformation.stack'].filter((stack) => stack.status !== 'DELETE_COMPLETE');
  const resources = facts['cloudformation.resource'].filter((one) => one.status !== 'DELETE_COMPLETE');
  const stackArns = new Set(
    alive.filter((stack) => stacks.includes(stack.name) || stacks.includes(stack.arn)).map(({ arn }) => arn),
  );
  let size = -1;
  while (size !== stackArns.size) {
    size = stackArns.size;
    for (const arn of nestedIn(stackArns, alive, resources)) stackArns.add(arn);
  }
  return { stackArns, resources: resources.filter((one) => stackArns.has(one.stackArn)) };
}

/** A child names its parent, and a parent's resource names its child: either may be the one that could be read. */
function nestedIn(
  parents: ReadonlySet<string>,
  stacks: readonly Stack[],
  resources: readonly StackResource[],
): string[] {
  const children = stacks.filter(
    ({ parentId, rootId }) => parents.has(parentId ?? '') || parents.has(rootId ?? ''),
  );
  const named = resources.filter(
    (one) => one.type === 'AWS::CloudFormation::Stack' && parents.has(one.stackArn),
  );
  return [...children.map(({ arn }) => arn), ...named.flatMap(({ physicalId }) => physicalId ?? [])];
}
