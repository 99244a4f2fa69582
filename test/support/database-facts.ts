import type { RdsAutomatedBackup, RdsCluster, RdsInstance, RdsSnapshot } from '../../lib/inventory/facts.ts';
import { factBase, HOME, SHOP } from './fact-base.ts';
import { ago } from './fixed-now.ts';
import { type Fields, made } from './made.ts';

const KEY = `arn:aws:kms:${HOME}:${SHOP}:key/11111111-2222-3333-4444-555555555555`;

/** A Multi-AZ PostgreSQL instance with point-in-time recovery. */
export function rdsInstance(fields: Fields<RdsInstance> = {}): RdsInstance {
  return made<RdsInstance>(
    {
      ...factBase(fields, 'orders-db', 'rds:{region}:{account}:db:{id}'),
      resourceId: `db-${(fields.id ?? 'orders-db').toUpperCase()}`,
      engine: 'postgres',
      status: 'available',
      multiAz: true,
      zone: 'eu-west-1a',
      standbyZone: 'eu-west-1b',
      retentionDays: 30,
      latestRestorableTime: ago(180),
      createdAt: ago(90 * 86_400),
      encrypted: true,
      keyArn: KEY,
      deletionProtection: true,
      endpoint: { address: 'orders-db.abc.eu-west-1.rds.amazonaws.com', port: 5432 },
    },
    fields,
  );
}

/** An Aurora cluster with a writer and two readers; its members are instances of their own. */
export function rdsCluster(fields: Fields<RdsCluster> = {}): RdsCluster {
  return made<RdsCluster>(
    {
      ...factBase(fields, 'ledger', 'rds:{region}:{account}:cluster:{id}'),
      resourceId: `cluster-${(fields.id ?? 'ledger').toUpperCase()}`,
      engine: 'aurora-postgresql',
      status: 'available',
      multiAz: true,
      members: [
        { instanceId: 'ledger-1', writer: true },
        { instanceId: 'ledger-2', writer: false },
        { instanceId: 'ledger-3', writer: false },
      ],
      retentionDays: 30,
      earliestRestorableTime: ago(30 * 86_400),
      latestRestorableTime: ago(180),
      createdAt: ago(90 * 86_400),
      encrypted: true,
      keyArn: KEY,
      deletionProtection: true,
    },
    fields,
  );
}

/** The members of the cluster `ledger`: a writer and two readers, each in a zone of its own. */
export function clusterMembers(fields: Fields<RdsInstance> = {}): RdsInstance[] {
  return ['a', 'b', 'c'].map((letter, index) =>
    rdsInstance({
      id: `ledger-${index + 1}`,
      clusterId: 'ledger',
      engine: 'aurora-postgresql',
      multiAz: false,
      zone: `${fields.region ?? HOME}${letter}`,
      standbyZone: undefined,
      ...fields,
    }),
  );
}

/** A finished automated snapshot of `orders-db`, an hour old. */
export function rdsSnapshot(fields: Fields<RdsSnapshot> = {}): RdsSnapshot {
  return made<RdsSnapshot>(
    {
      ...factBase(fields, 'rds:orders-db-2026-11-24-11-00', 'rds:{region}:{account}:snapshot:{id}'),
      sourceId: 'orders-db',
      sourceResourceId: 'db-ORDERS-DB',
      snapshotType: 'automated',
      status: 'available',
      dataTime: ago(3_600),
      createdAt: ago(3_600),
      encrypted: true,
      keyArn: KEY,
    },
    fields,
  );
}

/** A finished automated snapshot of the cluster `ledger`, an hour old. */
export function rdsClusterSnapshot(fields: Fields<RdsSnapshot> = {}): RdsSnapshot {
  const id = fields.id ?? 'rds:ledger-2026-11-24-11-00';
  const base = factBase({ ...fields, id }, id, 'rds:{region}:{account}:cluster-snapshot:{id}');
  return rdsSnapshot({ ...base, sourceId: 'ledger', sourceResourceId: 'cluster-LEDGER', ...fields });
}

/** The automated backup of `orders-db`, current to three minutes ago. */
export function rdsAutomatedBackup(fields: Fields<RdsAutomatedBackup> = {}): RdsAutomatedBackup {
  return made<RdsAutomatedBackup>(
    {
      ...factBase(fields, 'ab-orders', 'rds:{region}:{account}:auto-backup:{id}'),
      sourceArn: `arn:aws:rds:${HOME}:${SHOP}:db:orders-db`,
      sourceResourceId: 'db-ORDERS-DB',
      sourceKind: 'instance',
      sourceRegion: HOME,
      status: 'active',
      earliest: ago(30 * 86_400),
      latest: ago(180),
      retentionDays: 30,
      encrypted: true,
      keyArn: KEY,
    },
    fields,
  );
}
