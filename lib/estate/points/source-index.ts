import { groupBy } from '../../base/group-by.ts';
import type {
  BackupRecoveryPoint,
  Ec2Snapshot,
  Fact,
  RdsAutomatedBackup,
  RdsCluster,
  RdsInstance,
  RdsSnapshot,
  Tags,
} from '../../inventory/facts.ts';
import type { Inventory } from '../../inventory/inventory.ts';

import { indexPlans, type PlanIndex } from './plan-feeds.ts';

export type SnapshotKind = 'rds.snapshot' | 'rds.cluster-snapshot';

/** Everything that recovery points are made of, by the name of the store that it speaks about; built once per inventory. */
export interface SourceIndex {
  readonly inventory: Inventory;
  readonly database: ReadonlyMap<string, RdsInstance | RdsCluster>;
  readonly automated: ReadonlyMap<string, readonly RdsAutomatedBackup[]>;
  readonly snapshots: ReadonlyMap<string, readonly RdsSnapshot[]>;
  readonly snapshotCopies: ReadonlyMap<string | undefined, readonly RdsSnapshot[]>;
  readonly snapshotByArn: ReadonlyMap<string, RdsSnapshot>;
  readonly kindOfSnapshot: ReadonlyMap<RdsSnapshot, SnapshotKind>;
  readonly ebs: ReadonlyMap<string, readonly Ec2Snapshot[]>;
  readonly backups: ReadonlyMap<string, readonly BackupRecoveryPoint[]>;
  readonly tags: ReadonlyMap<string, Tags>;
  readonly planned: PlanIndex;
}

/** Indexes an inventory by what recovery points belong to. */
export function indexSources(inventory: Inventory): SourceIndex {
  const { facts } = inventory;
  const kindOfSnapshot = new Map<RdsSnapshot, SnapshotKind>([
    ...facts['rds.snapshot'].map((one) => [one, 'rds.snapshot'] as const),
    ...facts['rds.cluster-snapshot'].map((one) => [one, 'rds.cluster-snapshot'] as const),
  ]);
  const snapshots = [...kindOfSnapshot.keys()];
  return {
    inventory,
    database: new Map([...facts['rds.instance'], ...facts['rds.cluster']].map((one) => [one.arn, one])),
    automated: groupBy(facts['rds.automated-backup'], (one) => one.sourceResourceId),
    snapshots: groupBy(snapshots, snapshotSource),
    snapshotCopies: groupBy(snapshots, (one) => one.copiedFrom),
    snapshotByArn: new Map(snapshots.map((one) => [one.arn, one])),
    kindOfSnapshot,
    ebs: groupBy(facts['ec2.snapshot'], (one) => one.volumeId),
    backups: groupBy(facts['backup.recovery-point'], (one) => one.resourceArn),
    tags: tagsByArn(inventory),
    planned: indexPlans(inventory),
  };
}

/** The resource id outlives names: a database that was made again under an old name is another one. */
function snapshotSource({ sourceResourceId, account, region, sourceId }: RdsSnapshot): string {
  return sourceResourceId ?? namedSource({ account, region, id: sourceId });
}

/** How a database is named by a snapshot that does not tell its resource id. */
export function namedSource({
  account,
  region,
  id,
}: {
  account: string;
  region: string;
  id: string;
}): string {
  return `${account}/${region}/${id}`;
}

function tagsByArn({ facts }: Inventory): ReadonlyMap<string, Tags> {
  const tagged: readonly Fact[] = [
    ...facts['tagging.resource'],
    ...facts['rds.instance'],
    ...facts['rds.cluster'],
    ...facts['ec2.volume'],
  ];
  const tags = new Map<string, Tags>();
  for (const one of tagged) tags.set(one.arn, { ...tags.get(one.arn), ...one.tags });
  return tags;
}
