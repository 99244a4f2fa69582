import type { Environment, Workload } from '../environment/environment.ts';
import type { StackResource, TaggedResource } from '../inventory/facts.ts';
import type { Inventory, Unseen } from '../inventory/inventory.ts';
import { resourceType } from '../inventory/resource-type.ts';
import { isRead } from './kind-types.ts';
import { ownedFacts } from './owned-facts.ts';

/**
 * What belongs to a workload, by tag, ARN or stack, and is of a kind that no collector reads: it may hold anything, so the
 * workload's objectives cannot be judged without it.
 */
export function findUnseen(environment: Environment, inventory: Inventory): Unseen[] {
  return environment.workloads.flatMap((workload) => unseenOf(workload, inventory));
}

function unseenOf(workload: Workload, { facts }: Inventory): Unseen[] {
  const { own } = ownedFacts(workload, facts);
  const tagged = facts['tagging.resource'];
  const found = [
    ...own('tagging.resource').map(({ arn }) => ({ arn, type: resourceType(arn) })),
    ...own('cloudformation.resource').map((one) => ({ arn: arnOf(one, tagged), type: one.type })),
  ].filter(({ type }) => !isRead(type));
  const byArn = new Map(found.map((one) => [one.arn, { ...one, workload: workload.name }]));
  return [...byArn.values()].sort((one, other) => (one.arn < other.arn ? -1 : 1));
}

/** A stack names many resources by a bare id: the tagging API may know the ARN, else the place in the stack stands for it. */
function arnOf(resource: StackResource, tagged: readonly TaggedResource[]): string {
  const { physicalId, arn, type, account, region } = resource;
  if (physicalId === undefined) return arn;
  if (physicalId.startsWith('arn:')) return physicalId;
  const known = tagged.find(
    (one) =>
      one.account === account &&
      one.region === region &&
      resourceType(one.arn) === type &&
      one.arn.split(/[:/]/).at(-1) === physicalId,
  );
  return known?.arn ?? arn;
}
