import type { CreateDBInstanceCommandInput, CreateDBInstanceCommandOutput } from '@aws-sdk/client-rds';
import { type CallContext, Fault } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { base32Id, uuidOf } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { addTags, tagMap } from '../../world/tags.ts';
import { securityGroupsOf } from '../ec2/stored-security-group.ts';
import { addMember, findCluster } from './cluster-row.ts';
import { endpointOf, portOf } from './endpoint.ts';
import { encryptionFor } from './encryption.ts';
import { recordEvent } from './event-log.ts';
import { instanceRows } from './instance-row.ts';
import { instanceView } from './instance-view.ts';
import type { StoredCluster } from './stored-cluster.ts';
import type { StoredInstance } from './stored-instance.ts';
import { findSubnetGroup, subnetGroupView } from './subnet-group-row.ts';
import { zoneAfter, zonesOf } from './zones.ts';

const CREATION_SECONDS = 300;

/** Makes a DB instance, or a member of an Aurora cluster when DBClusterIdentifier names one. */
export function createDBInstance(
  input: CreateDBInstanceCommandInput,
  context: CallContext,
): Omit<CreateDBInstanceCommandOutput, '$metadata'> {
  const cluster = input.DBClusterIdentifier;
  if (cluster !== undefined && findCluster(cluster, context).DBClusterInstanceClass !== undefined)
    throw new Fault(
      'InvalidParameterCombination',
      `${cluster} is a Multi-AZ DB cluster: its instances come and go with it.`,
    );
  return makeInstance(input, context);
}

/** The same, whatever it is a member of. */
export function makeInstance(
  input: CreateDBInstanceCommandInput,
  context: CallContext,
): Omit<CreateDBInstanceCommandOutput, '$metadata'> {
  const id = (input.DBInstanceIdentifier ?? '').toLowerCase();
  const rows = instanceRows(context.world, context);
  if (rows.has(id)) throw new Fault('DBInstanceAlreadyExistsFault', 'DB Instance already exists');
  refuseStrangeGroups(input.VpcSecurityGroupIds ?? [], context);
  const cluster =
    input.DBClusterIdentifier === undefined ? undefined : findCluster(input.DBClusterIdentifier, context);
  const row: StoredInstance = {
    ...newInstance(id, input, context),
    ...(cluster === undefined ? standalone(input, context) : memberOf(cluster, input, context)),
    change: changeUntil(dueAfter(context.world, CREATION_SECONDS), 'creating'),
  };
  rows.set(id, row);
  if (cluster !== undefined) addMember(cluster, id, input.PromotionTier ?? 1, context);
  addTags(context.world, context, row.DBInstanceArn, tagMap(input.Tags));
  recordEvent(context, {
    type: 'db-instance',
    id,
    arn: row.DBInstanceArn,
    category: 'creation',
    message: 'DB instance created',
  });
  return { DBInstance: instanceView(row, context.world, context) };
}

function newInstance(id: string, input: CreateDBInstanceCommandInput, context: CallContext) {
  const { account, region, world } = context;
  const arn = `arn:aws:rds:${region}:${account}:db:${id}`;
  const engine = input.Engine ?? 'postgres';
  return {
    DBInstanceIdentifier: id,
    DBInstanceArn: arn,
    DbiResourceId: `db-${base32Id(nextOf(world, context, arn), 26)}`,
    DBInstanceClass: input.DBInstanceClass,
    Engine: engine,
    EngineVersion: input.EngineVersion ?? '17.4',
    LicenseModel: input.LicenseModel ?? 'postgresql-license',
    MasterUsername: input.MasterUsername ?? 'postgres',
    ...(input.ManageMasterUserPassword === true ? masterSecret(id, context) : {}),
    Endpoint: endpointOf(`${id}.`, portOf(engine, input.Port), context),
    InstanceCreateTime: new Date(world.clock.now()),
    PreferredMaintenanceWindow: input.PreferredMaintenanceWindow ?? 'sun:04:30-sun:05:00',
    PendingModifiedValues: {},
    AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    PubliclyAccessible: input.PubliclyAccessible ?? false,
    StorageType: input.StorageType ?? 'gp3',
    CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    DeletionProtection: input.DeletionProtection ?? false,
    BackupTarget: 'region',
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    DBParameterGroups: [
      { DBParameterGroupName: input.DBParameterGroupName ?? 'default', ParameterApplyStatus: 'in-sync' },
    ],
    VpcSecurityGroups: (input.VpcSecurityGroupIds ?? []).map((group) => ({
      VpcSecurityGroupId: group,
      Status: 'active',
    })),
    ...(input.DBSubnetGroupName === undefined
      ? {}
      : { DBSubnetGroup: subnetGroupView(findSubnetGroup(input.DBSubnetGroupName, context), context) }),
  };
}

/** RDS keeps the password in a secret that it makes, and tells no more of it than its name. */
function masterSecret(id: string, context: CallContext) {
  const { account, region, world } = context;
  const secret = uuidOf(nextOf(world, context, `master secret of ${id}`));
  return {
    MasterUserSecret: {
      SecretArn: `arn:aws:secretsmanager:${region}:${account}:secret:rds!db-${secret}-${secret.slice(0, 6)}`,
      SecretStatus: 'active',
    },
  };
}

function refuseStrangeGroups(ids: readonly string[], context: CallContext): void {
  const known = securityGroupsOf(context);
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new Fault(
      'InvalidParameterValue',
      `Invalid security group , groupId= ${missing.join(', ')}, groupName=.`,
    );
}

function standalone(input: CreateDBInstanceCommandInput, context: CallContext) {
  const retention = retentionDays(input.BackupRetentionPeriod ?? 1);
  const zone = input.AvailabilityZone ?? zonesOf(context.region)[0];
  const multiAz = input.MultiAZ ?? false;
  if (multiAz && input.AvailabilityZone !== undefined)
    throw new Fault(
      'InvalidParameterCombination',
      'Requesting a specific availability zone is not valid for Multi-AZ instances.',
    );
  return {
    AllocatedStorage: input.AllocatedStorage ?? 20,
    AvailabilityZone: zone,
    MultiAZ: multiAz,
    ...(multiAz ? { SecondaryAvailabilityZone: zoneAfter(zone) } : {}),
    PreferredBackupWindow: input.PreferredBackupWindow ?? '03:00-03:30',
    BackupRetentionPeriod: retention,
    backupsSince: retention === 0 ? undefined : dueAfter(context.world, CREATION_SECONDS),
    ...encryptionFor(input.StorageEncrypted, input.KmsKeyId, context),
  };
}

function memberOf(cluster: StoredCluster, input: CreateDBInstanceCommandInput, context: CallContext) {
  const zones = zonesOf(context.region);
  return {
    DBClusterIdentifier: cluster.DBClusterIdentifier,
    PromotionTier: input.PromotionTier ?? 1,
    AllocatedStorage: 1,
    AvailabilityZone:
      input.AvailabilityZone ?? zones[(cluster.DBClusterMembers?.length ?? 0) % zones.length] ?? zones[0],
    MultiAZ: false,
    PreferredBackupWindow: cluster.PreferredBackupWindow,
    BackupRetentionPeriod: cluster.BackupRetentionPeriod,
    StorageEncrypted: cluster.StorageEncrypted,
    ...(cluster.KmsKeyId === undefined ? {} : { KmsKeyId: cluster.KmsKeyId }),
  };
}

/** Refuses retention periods that RDS does not know. */
export function retentionDays(days: number): number {
  if (Number.isInteger(days) && days >= 0 && days <= 35) return days;
  throw new Fault(
    'InvalidParameterValue',
    `Invalid backup retention period: ${days}. Retention period must be between 0 and 35`,
  );
}
