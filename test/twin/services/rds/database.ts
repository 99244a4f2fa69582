import { clusterOperations } from '../../../../lib/twin/services/rds/clusters.ts';
import { instanceOperations } from '../../../../lib/twin/services/rds/instances.ts';
import type { TestWorld } from '../ec2/test-world.ts';

/** Makes a DB instance and lets it become available; `input` says what the test is about. */
export function newDatabase(
  here: TestWorld,
  input: Parameters<typeof instanceOperations.CreateDBInstance>[0] | object = {},
): void {
  instanceOperations.CreateDBInstance(
    { DBInstanceIdentifier: 'orders-db', DBInstanceClass: 'db.r7g.large', Engine: 'postgres', ...input },
    here,
  );
  here.pass(600);
}

/** Makes an Aurora cluster with members in these zones and lets them become available. */
export function newCluster(here: TestWorld, zones: readonly string[], input: object = {}): void {
  clusterOperations.CreateDBCluster(
    { DBClusterIdentifier: 'ledger', Engine: 'aurora-postgresql', ...input },
    here,
  );
  for (const [index, zone] of zones.entries())
    instanceOperations.CreateDBInstance(
      {
        DBInstanceIdentifier: `ledger-${index + 1}`,
        DBInstanceClass: 'db.r7g.large',
        Engine: 'aurora-postgresql',
        DBClusterIdentifier: 'ledger',
        AvailabilityZone: `eu-west-1${zone}`,
        PromotionTier: index + 1,
      },
      here,
    );
  here.pass(600);
}

/** The first of the DB instances that are there, as it is shown now. */
export function shown(here: TestWorld, DBInstanceIdentifier = 'orders-db') {
  return instanceOperations.DescribeDBInstances({ DBInstanceIdentifier }, here).DBInstances?.[0];
}

/** The cluster as it is shown now. */
export function shownCluster(here: TestWorld) {
  return clusterOperations.DescribeDBClusters({ DBClusterIdentifier: 'ledger' }, here).DBClusters?.[0];
}
