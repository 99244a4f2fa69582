import type { Ec2Volume, RdsCluster, RdsInstance } from '../inventory/facts.ts';
import type { OwnedFacts } from './owned-facts.ts';
import { byArn } from './owned-facts.ts';
import type { Store } from './store.ts';

/**
 * What holds a workload's data: database instances that are neither members of a cluster nor replicas, clusters, and volumes,
 * except those that AWS deletes with every instance they hang on: nothing that lives there is meant to last.
 */
export function storesOf({ own }: OwnedFacts): readonly Store[] {
  return byArn([
    ...own('rds.instance')
      .filter(holdsItsOwnData)
      .map((one) => store('rds.instance', one)),
    ...own('rds.cluster').map((one) => store('rds.cluster', one)),
    ...own('ec2.volume')
      .filter(outlivesInstances)
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
