import type { Ec2Volume, RdsCluster, RdsInstance } from '../inventory/facts.ts';
import type { Facts } from '../inventory/inventory.ts';
import type { OwnedFacts } from './owned-facts.ts';
import { byArn } from './owned-facts.ts';
import type { Store } from './store.ts';

/**
 * What holds a workload's data: database instances that are neither members of a cluster nor replicas, clusters, and volumes
 * that are meant to last. A replica whose source is nowhere to be seen is all that is left of its data, and a store.
 */
export function storesOf(
  { own }: OwnedFacts,
  facts: Facts,
  isLasting: (volume: Ec2Volume) => boolean,
): readonly Store[] {
  const sources = new Set([...facts['rds.instance'], ...facts['rds.cluster']].flatMap(namesOf));
  const isFollowed = (one: RdsInstance) => sources.has(sourceOf(one));
  return byArn([
    ...own('rds.instance')
      .filter((one) => holdsItsOwnData(one) || (one.clusterId === undefined && !isFollowed(one)))
      .map((one) => store('rds.instance', one)),
    ...own('rds.cluster').map((one) => store('rds.cluster', one)),
    ...own('ec2.volume')
      .filter(isLasting)
      .map((one) => store('ec2.volume', one)),
  ]);
}

/** Whether a volume is still there when its instances are gone. */
export function outlivesInstances({ attachments }: Ec2Volume): boolean {
  return attachments.length === 0 || attachments.some(({ deleteOnTermination }) => !deleteOnTermination);
}

/** Members of a cluster share the cluster's data; a replica follows its source and is never a backup. */
export function holdsItsOwnData({ clusterId, replicaOf }: RdsInstance): boolean {
  return clusterId === undefined && replicaOf === undefined;
}

/** RDS names a source in the same Region by its id, and one in another by its ARN. */
function namesOf({ arn, account, region, id }: RdsInstance | RdsCluster): string[] {
  return [arn, `${account}/${region}/${id}`];
}

function sourceOf({ account, region, replicaOf = '' }: RdsInstance): string {
  return replicaOf.startsWith('arn:') ? replicaOf : `${account}/${region}/${replicaOf}`;
}

function store(kind: Store['kind'], fact: RdsInstance | RdsCluster | Ec2Volume): Store {
  const { arn, id, account, region, encrypted, keyArn } = fact;
  const name = kind === 'ec2.volume' ? fact.tags['Name'] : undefined;
  return {
    kind,
    arn,
    id,
    ...(name === undefined ? {} : { name }),
    account,
    region,
    encrypted,
    ...(keyArn === undefined ? {} : { keyArn }),
  };
}
