import type { CreateDBClusterCommandInput, CreateDBClusterCommandOutput } from '@aws-sdk/client-rds';
import { type CallContext, Fault } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { base32Id } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { addTags, tagMap } from '../../world/tags.ts';
import { clusterRows, findCluster } from './cluster-row.ts';
import { clusterView } from './cluster-view.ts';
import { makeInstance } from './create-instance.ts';
import { encryptionFor } from './encryption.ts';
import { endpointOf, portOf } from './endpoint.ts';
import { findSubnetGroup } from './subnet-group-row.ts';
import type { StoredCluster } from './stored-cluster.ts';
import { zonesOf } from './zones.ts';

const CREATION_SECONDS = 120;

/**
 * Makes a cluster. Aurora's has no instances yet: they follow by CreateDBInstance. A Multi-AZ DB cluster comes with three, a writer
 * and two readable standbys, each in a zone of its own.
 */
export function createDBCluster(
  input: CreateDBClusterCommandInput,
  context: CallContext,
): Omit<CreateDBClusterCommandOutput, '$metadata'> {
  const id = (input.DBClusterIdentifier ?? '').toLowerCase();
  const rows = clusterRows(context.world, context);
  if (rows.has(id)) throw new Fault('DBClusterAlreadyExistsFault', 'DB Cluster already exists');
  const row: StoredCluster = {
    ...newCluster(id, input, context),
    backupsSince: dueAfter(context.world, CREATION_SECONDS),
    change: changeUntil(dueAfter(context.world, CREATION_SECONDS), 'creating'),
  };
  rows.set(id, row);
  addTags(context.world, context, row.DBClusterArn, tagMap(input.Tags));
  if (row.DBClusterInstanceClass !== undefined) makeMembers(row, context);
  return { DBCluster: clusterView(findCluster(id, context), context.world, context) };
}

/** RDS names them after the cluster, and they carry none of its tags. */
function makeMembers(
  { DBClusterIdentifier, DBClusterInstanceClass, Engine }: StoredCluster,
  context: CallContext,
) {
  for (const [index, AvailabilityZone] of zonesOf(context.region).entries())
    makeInstance(
      {
        DBInstanceIdentifier: `${DBClusterIdentifier}-instance-${index + 1}`,
        DBInstanceClass: DBClusterInstanceClass,
        Engine,
        DBClusterIdentifier,
        AvailabilityZone,
      },
      context,
    );
}

function newCluster(id: string, input: CreateDBClusterCommandInput, context: CallContext) {
  const { account, region, world } = context;
  const arn = `arn:aws:rds:${region}:${account}:cluster:${id}`;
  const engine = input.Engine ?? 'aurora-postgresql';
  const isAurora = engine.startsWith('aurora');
  if (isAurora !== (input.DBClusterInstanceClass === undefined))
    throw new Fault(
      'InvalidParameterCombination',
      isAurora
        ? 'DBClusterInstanceClass is not supported for Aurora DB clusters.'
        : `The engine ${engine} needs DBClusterInstanceClass: only Multi-AZ DB clusters have it.`,
    );
  const port = portOf(engine, input.Port);
  const { Address: Endpoint, HostedZoneId } = endpointOf(`${id}.cluster-`, port, context);
  return {
    DBClusterIdentifier: id,
    DBClusterArn: arn,
    DbClusterResourceId: `cluster-${base32Id(nextOf(world, context, arn), 26)}`,
    Engine: engine,
    EngineVersion: input.EngineVersion ?? '17.4',
    EngineMode: input.EngineMode ?? 'provisioned',
    AvailabilityZones: input.AvailabilityZones ?? [...zonesOf(region)],
    Endpoint,
    ReaderEndpoint: endpointOf(`${id}.cluster-ro-`, port, context).Address,
    HostedZoneId,
    Port: port,
    MasterUsername: input.MasterUsername ?? 'postgres',
    ClusterCreateTime: new Date(world.clock.now()),
    AllocatedStorage: isAurora ? 1 : (input.AllocatedStorage ?? 100),
    ...(isAurora
      ? {}
      : {
          DBClusterInstanceClass: input.DBClusterInstanceClass,
          StorageType: input.StorageType ?? 'io1',
          Iops: input.Iops ?? 1_000,
        }),
    PreferredBackupWindow: input.PreferredBackupWindow ?? '03:30-04:00',
    PreferredMaintenanceWindow: input.PreferredMaintenanceWindow ?? 'sun:05:00-sun:05:30',
    BackupRetentionPeriod: clusterRetention(input.BackupRetentionPeriod ?? 1),
    CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    DeletionProtection: input.DeletionProtection ?? false,
    ...(input.DBSubnetGroupName === undefined
      ? {}
      : { DBSubnetGroup: findSubnetGroup(input.DBSubnetGroupName, context).name }),
    ...encryptionFor(input.StorageEncrypted, input.KmsKeyId, context),
  };
}

/** A cluster's automated backups cannot be switched off. */
export function clusterRetention(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= 35) return days;
  throw new Fault(
    'InvalidParameterValue',
    `Invalid backup retention period: ${days}. Retention period must be between 1 and 35`,
  );
}
