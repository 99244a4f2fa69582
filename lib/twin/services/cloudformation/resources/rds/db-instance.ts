import type { DBInstance } from '@aws-sdk/client-rds';
import type { Value } from '../../../../../syntax/index.ts';
import { changesInPlace } from '../changes-in-place.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, hidden, list, tags, text, whole } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';
import { isSameKey } from '../same-key.ts';
import { lastSnapshot } from './last-snapshot.ts';

const TYPE = 'AWS::RDS::DBInstance';
const IN_PLACE = [
  'BackupRetentionPeriod',
  'PreferredBackupWindow',
  'CopyTagsToSnapshot',
  'DeletionProtection',
  'MultiAZ',
  'DBInstanceClass',
  'PromotionTier',
];

/** `AWS::RDS::DBInstance`, a member of a cluster too. */
export const dbInstance: ResourceType = {
  name: TYPE,
  properties: {
    DBInstanceIdentifier: fixed(text),
    DBInstanceClass: text,
    DBClusterIdentifier: fixed(text),
    DBSnapshotIdentifier: hidden(fixed(text)),
    DBSubnetGroupName: fixed(text),
    Engine: fixed(text),
    EngineVersion: text,
    // Templates write it as text, and so does AWS's own schema.
    AllocatedStorage: whole,
    StorageType: text,
    StorageEncrypted: fixed(flag),
    KmsKeyId: { ...fixed(text), isSame: isSameKey },
    MasterUsername: fixed(text),
    MasterUserPassword: hidden(text),
    ManageMasterUserPassword: hidden(flag),
    MultiAZ: flag,
    AvailabilityZone: fixed(text),
    Port: fixed(whole),
    PubliclyAccessible: flag,
    VPCSecurityGroups: list(text),
    BackupRetentionPeriod: whole,
    PreferredBackupWindow: text,
    PreferredMaintenanceWindow: text,
    CopyTagsToSnapshot: flag,
    DeletionProtection: flag,
    DeleteAutomatedBackups: hidden(flag),
    AutoMinorVersionUpgrade: flag,
    PromotionTier: whole,
    Tags: tags,
  },
  attributes: [
    'Endpoint.Address',
    'Endpoint.Port',
    'Endpoint.HostedZoneId',
    'MasterUserSecret.SecretArn',
    'DBInstanceArn',
    'DbiResourceId',
  ],
  canSnapshot: true,
  create: async (properties, call) => {
    const { DBSnapshotIdentifier, VPCSecurityGroups, DBInstanceIdentifier, ...rest } = properties;
    if (DBSnapshotIdentifier !== undefined) await refuseRestore(DBSnapshotIdentifier, call);
    const { DeleteAutomatedBackups: _kept, ...input } = rest;
    const { DBInstance: made } = await call.invoke<{ DBInstance: DBInstance }>('rds', 'CreateDBInstance', {
      ...input,
      DBInstanceIdentifier: DBInstanceIdentifier ?? call.name({ longest: 63, isLowerCase: true }),
      ...(VPCSecurityGroups === undefined ? {} : { VpcSecurityGroupIds: VPCSecurityGroups }),
    });
    return made.DBInstanceIdentifier ?? '';
  },
  isReady: async (id, call) => {
    const status = (await describe(id, call))?.DBInstanceStatus;
    if (status === undefined) throw new Error(`DBInstance ${id} not found.`);
    return status === 'available';
  },
  read: async (id, call) => {
    const found = await describe(id, call);
    return {
      'Endpoint.Address': found?.Endpoint?.Address ?? '',
      'Endpoint.Port': String(found?.Endpoint?.Port ?? ''),
      'Endpoint.HostedZoneId': found?.Endpoint?.HostedZoneId ?? '',
      'MasterUserSecret.SecretArn': found?.MasterUserSecret?.SecretArn ?? '',
      DBInstanceArn: found?.DBInstanceArn ?? '',
      DbiResourceId: found?.DbiResourceId ?? '',
    };
  },
  update: async (id, { before, after }, call) => {
    changesInPlace(TYPE, IN_PLACE, before, after);
    await call.invoke('rds', 'ModifyDBInstance', {
      ...pick(after, IN_PLACE),
      DBInstanceIdentifier: id,
      ApplyImmediately: true,
    });
  },
  remove: async (id, { DBClusterIdentifier, DeleteAutomatedBackups }, call, how) => {
    const isMember = DBClusterIdentifier !== undefined;
    await unlessMissing(
      call.invoke('rds', 'DeleteDBInstance', {
        DBInstanceIdentifier: id,
        ...lastSnapshot(call, isMember ? { isSnapshotted: false } : how),
        ...(DeleteAutomatedBackups === undefined ? {} : { DeleteAutomatedBackups }),
      }),
    );
  },
  isGone: async (id, call) => (await describe(id, call)) === undefined,
  look: async (id, call) => {
    const found = await describe(id, call);
    return found === undefined ? undefined : looked(found);
  },
  arn: (id, { account, region }) => `arn:aws:rds:${region}:${account}:db:${id}`,
};

/** A snapshot that is not there fails as RDS fails; one that is cannot be restored by the twin yet. */
async function refuseRestore(DBSnapshotIdentifier: Value, call: ResourceCall): Promise<never> {
  await call.invoke('rds', 'DescribeDBSnapshots', { DBSnapshotIdentifier });
  throw new Error('Restoring a DBSnapshotIdentifier is not supported by the embedded AWS');
}

async function describe(id: string, call: ResourceCall): Promise<DBInstance | undefined> {
  const found = await unlessMissing(
    call.invoke<{ DBInstances: DBInstance[] }>('rds', 'DescribeDBInstances', { DBInstanceIdentifier: id }),
  );
  return found?.DBInstances[0];
}

function looked(found: DBInstance): Properties {
  const { Endpoint, VpcSecurityGroups = [], DBSubnetGroup } = found;
  const told = Object.entries(pick(found as unknown as Properties, Object.keys(dbInstance.properties)));
  return {
    ...Object.fromEntries(told.filter(([, value]) => value !== undefined)),
    ...(Endpoint?.Port === undefined ? {} : { Port: Endpoint.Port }),
    ...(DBSubnetGroup?.DBSubnetGroupName === undefined
      ? {}
      : { DBSubnetGroupName: DBSubnetGroup.DBSubnetGroupName }),
    VPCSecurityGroups: VpcSecurityGroups.map(({ VpcSecurityGroupId = '' }) => VpcSecurityGroupId),
  };
}

function pick(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}
