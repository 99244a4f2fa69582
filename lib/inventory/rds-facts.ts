import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { RdsCluster, RdsInstance } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, moment, need, present, tagsOf } from './present.ts';

/** A database instance. */
export function rdsInstance(raw: DBInstance, seen: Sighting): RdsInstance {
  const { Address, Port } = raw.Endpoint ?? {};
  return {
    ...base(
      seen,
      need(raw.DBInstanceArn, 'DBInstanceArn'),
      need(raw.DBInstanceIdentifier, 'DBInstanceIdentifier'),
      tagsOf(raw.TagList),
    ),
    resourceId: raw.DbiResourceId ?? '',
    engine: raw.Engine ?? '',
    status: need(raw.DBInstanceStatus, 'DBInstanceStatus'),
    multiAz: need(raw.MultiAZ, 'MultiAZ'),
    retentionDays: need(raw.BackupRetentionPeriod, 'BackupRetentionPeriod'),
    encrypted: need(raw.StorageEncrypted, 'StorageEncrypted'),
    deletionProtection: raw.DeletionProtection ?? false,
    ...present({
      zone: raw.AvailabilityZone,
      standbyZone: raw.SecondaryAvailabilityZone,
      clusterId: raw.DBClusterIdentifier,
      replicaOf: raw.ReadReplicaSourceDBInstanceIdentifier ?? raw.ReadReplicaSourceDBClusterIdentifier,
      latestRestorableTime: moment(raw.LatestRestorableTime),
      createdAt: moment(raw.InstanceCreateTime),
      keyArn: raw.KmsKeyId,
      endpoint: Address === undefined || Port === undefined ? undefined : { address: Address, port: Port },
    }),
  };
}

/** A cluster, Aurora or Multi-AZ. */
export function rdsCluster(raw: DBCluster, seen: Sighting): RdsCluster {
  return {
    ...base(
      seen,
      need(raw.DBClusterArn, 'DBClusterArn'),
      need(raw.DBClusterIdentifier, 'DBClusterIdentifier'),
      tagsOf(raw.TagList),
    ),
    resourceId: raw.DbClusterResourceId ?? '',
    engine: raw.Engine ?? '',
    status: raw.Status ?? '',
    multiAz: raw.MultiAZ ?? false,
    members: need(raw.DBClusterMembers, 'DBClusterMembers').map((member) => ({
      instanceId: need(member.DBInstanceIdentifier, 'DBInstanceIdentifier of a member'),
      writer: member.IsClusterWriter ?? false,
    })),
    retentionDays: need(raw.BackupRetentionPeriod, 'BackupRetentionPeriod'),
    encrypted: need(raw.StorageEncrypted, 'StorageEncrypted'),
    deletionProtection: raw.DeletionProtection ?? false,
    ...present({
      instanceClass: raw.DBClusterInstanceClass,
      earliestRestorableTime: moment(raw.EarliestRestorableTime),
      latestRestorableTime: moment(raw.LatestRestorableTime),
      createdAt: moment(raw.ClusterCreateTime),
      keyArn: raw.KmsKeyId,
      endpoint: endpointAt(raw.Endpoint, raw.Port),
      readerEndpoint: endpointAt(raw.ReaderEndpoint, raw.Port),
    }),
  };
}

function endpointAt(address: string | undefined, port: number | undefined): RdsCluster['endpoint'] {
  return address === undefined || port === undefined ? undefined : { address, port };
}
