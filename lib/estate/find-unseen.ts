import type { Environment, Workload } from '../environment/environment.ts';
import type { StackResource, TaggedResource } from '../inventory/facts.ts';
import type { Facts, Inventory, Unseen } from '../inventory/inventory.ts';
import { resourceType } from '../inventory/resource-type.ts';
import { isRead } from './kind-types.ts';
import { notFound } from './not-found.ts';
import { byArn, ownedFacts } from './owned-facts.ts';
import { withoutAccount } from './without-account.ts';

/**
 * What belongs to a workload, by tag, ARN or stack, and is of a kind that no collector reads, or is not found where a
 * stack says that it is: it may hold anything, so the workload's objectives cannot be judged without it.
 */
export function findUnseen(environment: Environment, inventory: Inventory): Unseen[] {
  const { facts } = inventory;
  const isLost = notFound(inventory);
  const arnOf = arnsByName(facts['tagging.resource']);
  // The image of an instance that AWS Backup made carries the tags of the instance, and was read as the recovery point that it is.
  const points = new Set(facts['backup.recovery-point'].map(({ arn }) => withoutAccount(arn)));
  return environment.workloads
    .flatMap((workload) => unseenOf(workload, facts, arnOf, isLost))
    .filter(({ arn }) => !points.has(withoutAccount(arn)));
}

type ArnOf = (resource: StackResource) => string;

function unseenOf(
  workload: Workload,
  facts: Facts,
  arnOf: ArnOf,
  isLost: (resource: StackResource) => boolean,
): Unseen[] {
  const { own } = ownedFacts(workload, facts);
  const found = [
    ...own('tagging.resource')
      .map(({ arn }) => ({ arn, type: resourceType(arn) }))
      .filter(({ type }) => !isRead(type)),
    ...own('cloudformation.resource')
      .filter((one) => !isRead(one.type) || isLost(one))
      .map((one) => ({ arn: arnOf(one), type: one.type })),
  ];
  const distinct = new Map(found.map((one) => [one.arn, { ...one, workload: workload.name }]));
  return byArn([...distinct.values()]);
}

/** A stack names many resources by a bare id: the tagging API may know the ARN, else the place in the stack stands for it. */
function arnsByName(tagged: readonly TaggedResource[]): ArnOf {
  const name = (type: string, { account, region }: Place, id: string) => `${type} ${account} ${region} ${id}`;
  const arns = new Map(
    tagged.map((one) => [name(resourceType(one.arn), one, one.arn.split(/[:/]/).at(-1) ?? ''), one.arn]),
  );
  return (resource) => {
    const { physicalId, arn, type } = resource;
    if (physicalId === undefined) return arn;
    return physicalId.startsWith('arn:') ? physicalId : (arns.get(name(type, resource, physicalId)) ?? arn);
  };
}

interface Place {
  readonly account: string;
  readonly region: string;
}
