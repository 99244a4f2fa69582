import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import type { ShopNetwork } from './networks.ts';
import { HOME, REFUGE, SHOP } from './places.ts';
import { shopTags } from './shop-tags.ts';

/** The key that the shop's data is encrypted with, in each of its Regions. */
const DATA_KEY = 'alias/shop-data';
const home = { service: 'rds', account: SHOP, region: HOME };

/** The order database (RDS, Multi-AZ) with a proxy before it, and the ledger (Aurora, three members in three zones). */
export async function foundDatabases(
  founder: Founder,
  ledger: LedgerKind,
  networks: readonly ShopNetwork[],
): Promise<void> {
  const network = networks.find(({ region }) => region === HOME);
  if (network === undefined) throw new RangeError('the shop has no network at home');
  await foundOrders(founder, network);
  await foundProxy(founder, network);
  if (ledger === 'aurora') await foundLedger(founder, network);
  else await foundMultiAzLedger(founder, network);
}

/** What the ledger is: Aurora, or a Multi-AZ DB cluster with two readable standbys. */
export type LedgerKind = 'aurora' | 'multi-az-cluster';

async function foundOrders({ call }: Founder, network: ShopNetwork): Promise<void> {
  await call({
    ...home,
    operation: 'CreateDBInstance',
    input: {
      DBInstanceIdentifier: 'orders-db',
      DBInstanceClass: 'db.r7g.large',
      Engine: 'postgres',
      AllocatedStorage: 100,
      MultiAZ: true,
      StorageEncrypted: true,
      KmsKeyId: DATA_KEY,
      DBSubnetGroupName: network.databaseSubnets,
      VpcSecurityGroupIds: [network.databaseGroup],
      ManageMasterUserPassword: true,
      BackupRetentionPeriod: 30,
      PreferredBackupWindow: '02:40-03:10',
      CopyTagsToSnapshot: true,
      DeletionProtection: true,
      Tags: tagList(shopTags('orders', 'backup', 'orders01_database')),
    },
  });
}

/** Before the order database, for whoever opens many short connections. The shop's own servers keep theirs, and go past it. */
async function foundProxy({ call }: Founder, network: ShopNetwork): Promise<void> {
  await call({
    ...home,
    operation: 'CreateDBProxy',
    input: {
      DBProxyName: 'orders-proxy',
      EngineFamily: 'POSTGRESQL',
      Auth: [{ AuthScheme: 'SECRETS', IAMAuth: 'DISABLED' }],
      RoleArn: `arn:aws:iam::${SHOP}:role/shop-proxy`,
      VpcSubnetIds: [...network.subnetIds],
      VpcSecurityGroupIds: [network.databaseGroup],
      Tags: tagList(shopTags('orders', 'rebuild', 'orders01_database-proxy')),
    },
  });
  await call({
    ...home,
    operation: 'RegisterDBProxyTargets',
    input: { DBProxyName: 'orders-proxy', DBInstanceIdentifiers: ['orders-db'] },
  });
}

const LEDGER = {
  DBClusterIdentifier: 'ledger',
  StorageEncrypted: true,
  KmsKeyId: DATA_KEY,
  BackupRetentionPeriod: 30,
  PreferredBackupWindow: '03:20-03:50',
  CopyTagsToSnapshot: true,
  DeletionProtection: true,
  Tags: tagList(shopTags('ledger', 'backup', 'ledger01_database')),
};

async function foundMultiAzLedger({ call }: Founder, network: ShopNetwork): Promise<void> {
  const DBSubnetGroupName = network.databaseSubnets;
  const multiAz = { Engine: 'postgres', DBClusterInstanceClass: 'db.r6gd.large', AllocatedStorage: 100 };
  await call({ ...home, operation: 'CreateDBCluster', input: { ...LEDGER, ...multiAz, DBSubnetGroupName } });
}

async function foundLedger({ call }: Founder, network: ShopNetwork): Promise<void> {
  const aurora = { Engine: 'aurora-postgresql', DBSubnetGroupName: network.databaseSubnets };
  await call({ ...home, operation: 'CreateDBCluster', input: { ...LEDGER, ...aurora } });
  for (const [index, zone] of ['a', 'b', 'c'].entries())
    await call({
      ...home,
      operation: 'CreateDBInstance',
      input: {
        DBInstanceIdentifier: `ledger-${index + 1}`,
        DBInstanceClass: 'db.r7g.large',
        Engine: 'aurora-postgresql',
        DBClusterIdentifier: 'ledger',
        AvailabilityZone: `${HOME}${zone}`,
        PromotionTier: index + 1,
        DeletionProtection: true,
        Tags: tagList(shopTags('ledger', 'replication', `ledger01_member-${index + 1}`)),
      },
    });
}

/** The order database's automated backups go to the other Region too. Aurora's cannot: its copies go through AWS Backup. */
export async function replicateBackups({ call }: Founder): Promise<void> {
  await call({
    ...home,
    region: REFUGE,
    operation: 'StartDBInstanceAutomatedBackupsReplication',
    input: {
      SourceDBInstanceArn: `arn:aws:rds:${HOME}:${SHOP}:db:orders-db`,
      BackupRetentionPeriod: 30,
      KmsKeyId: DATA_KEY,
      Tags: tagList(shopTags('orders', 'replication', 'orders01_database-backups')),
    },
  });
}
