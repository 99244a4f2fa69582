import type { DBCluster } from '@aws-sdk/client-rds';
import { changesInPlace } from '../changes-in-place.ts';
import { stillThere, unlessMissing } from '../gone.ts';
import { fixed, flag, hidden, list, tags, text, whole } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';
import { isSameKey } from '../same-key.ts';
import { lastSnapshot } from './last-snapshot.ts';

const TYPE = 'AWS::RDS::DBCluster';
const IN_PLACE = [
  'BackupRetentionPeriod',
  'PreferredBackupWindow',
  'CopyTagsToSnapshot',
  'DeletionProtection',
];

/** `AWS::RDS::DBCluster` */
export const dbCluster: ResourceType = {
  name: TYPE,
  properties: {
    DBClusterIdentifier: fixed(text),
    DBSubnetGroupName: fixed(text),
    SnapshotIdentifier: hidden(fixed(text)),
    Engine: fixed(text),
    EngineVersion: text,
    EngineMode: fixed(text),
    DBClusterInstanceClass: fixed(text),
    AllocatedStorage: fixed(whole),
    StorageType: fixed(text),
    Iops: fixed(whole),
    StorageEncrypted: fixed(flag),
    KmsKeyId: { ...fixed(text), isSame: isSameKey },
    MasterUsername: fixed(text),
    MasterUserPassword: hidden(text),
    ManageMasterUserPassword: hidden(flag),
    Port: fixed(whole),
    AvailabilityZones: fixed(list(text)),
    VpcSecurityGroupIds: hidden(list(text)),
    BackupRetentionPeriod: whole,
    PreferredBackupWindow: text,
    PreferredMaintenanceWindow: text,
    CopyTagsToSnapshot: flag,
    DeletionProtection: flag,
    Tags: tags,
  },
  attributes: [
    'Endpoint.Address',
    'Endpoint.Port',
    'ReadEndpoint.Address',
    'DBClusterArn',
    'DBClusterResourceId',
  ],
  canSnapshot: true,
  create: async ({ SnapshotIdentifier, DBClusterIdentifier, ...rest }, call) => {
    if (SnapshotIdentifier !== undefined) {
      await call.invoke('rds', 'DescribeDBClusterSnapshots', {
        DBClusterSnapshotIdentifier: SnapshotIdentifier,
      });
      throw new Error('Restoring a SnapshotIdentifier is not supported by the embedded AWS');
    }
    const { DBCluster: made } = await call.invoke<{ DBCluster: DBCluster }>('rds', 'CreateDBCluster', {
      ...rest,
      DBClusterIdentifier: DBClusterIdentifier ?? call.name({ longest: 63, isLowerCase: true }),
    });
    return made.DBClusterIdentifier ?? '';
  },
  isReady: async (id, call) => stillThere(await describe(id, call), `DBCluster ${id}`).Status === 'available',
  read: async (id, call) => {
    const found = await describe(id, call);
    return {
      'Endpoint.Address': found?.Endpoint ?? '',
      'Endpoint.Port': String(found?.Port ?? ''),
      'ReadEndpoint.Address': found?.ReaderEndpoint ?? '',
      DBClusterArn: found?.DBClusterArn ?? '',
      DBClusterResourceId: found?.DbClusterResourceId ?? '',
    };
  },
  update: async (id, { before, after }, call) => {
    changesInPlace(TYPE, IN_PLACE, before, after);
    const named = Object.entries(after).filter(([name]) => IN_PLACE.includes(name));
    await call.invoke('rds', 'ModifyDBCluster', {
      ...Object.fromEntries(named),
      DBClusterIdentifier: id,
      ApplyImmediately: true,
    });
  },
  remove: async (id, _properties, call, how) => {
    await unlessMissing(
      call.invoke('rds', 'DeleteDBCluster', { DBClusterIdentifier: id, ...lastSnapshot(call, how) }),
    );
  },
  isGone: async (id, call) => (await describe(id, call)) === undefined,
  look: async (id, call) => {
    const found = await describe(id, call);
    return found === undefined ? undefined : looked(found);
  },
  arn: (id, { account, region }) => `arn:aws:rds:${region}:${account}:cluster:${id}`,
};

async function describe(id: string, call: ResourceCall): Promise<DBCluster | undefined> {
  const found = await unlessMissing(
    call.invoke<{ DBClusters: DBCluster[] }>('rds', 'DescribeDBClusters', { DBClusterIdentifier: id }),
  );
  return found?.DBClusters[0];
}

function looked(found: DBCluster): Properties {
  const names = Object.keys(dbCluster.properties);
  const told = Object.entries(found as unknown as Properties).filter(
    ([name, value]) => names.includes(name) && value !== undefined,
  );
  return {
    ...Object.fromEntries(told),
    ...(found.DBSubnetGroup === undefined ? {} : { DBSubnetGroupName: found.DBSubnetGroup }),
  };
}
