import { tagList } from '../../world/tags.ts';
import type { PlantedFault } from '../planted-fault.ts';
import { HOME, HOUR } from '../shop/places.ts';
import { shopTags } from '../shop/shop-tags.ts';
import { rds } from './look-up.ts';
import { fails } from './shown.ts';

/** What was done to the databases. */
export const DATABASES: readonly PlantedFault[] = [
  {
    id: 'orders-without-standby',
    title: 'Somebody switched Multi-AZ off for the order database, to halve its bill',
    ago: 2 * HOUR,
    calls: [
      {
        ...rds,
        operation: 'ModifyDBInstance',
        input: { DBInstanceIdentifier: 'orders-db', MultiAZ: false, ApplyImmediately: true },
      },
    ],
    shows: fails(
      'orders',
      ['rds/instance-multi-az', 'orders-db'],
      ['objectives/rto-attainable', 'instance'],
      ['objectives/rto-attainable', 'az'],
      ['objectives/rpo-attainable', 'instance'],
      ['objectives/rpo-attainable', 'az'],
      ['rebuild/stacks-undrifted', 'shop-orders'],
    ),
  },
  {
    id: 'orders-without-automated-backups',
    title: 'Somebody switched automated backups off to speed up a bulk load, and never on again',
    ago: 20 * HOUR,
    calls: [
      {
        ...rds,
        operation: 'ModifyDBInstance',
        input: { DBInstanceIdentifier: 'orders-db', BackupRetentionPeriod: 0, ApplyImmediately: true },
      },
    ],
    // AWS Backup goes on: there are points, a day and an hour apart, but none within fifteen minutes.
    shows: fails(
      'orders',
      ['objectives/rpo-attainable', 'data-loss'],
      ['rebuild/stacks-undrifted', 'shop-orders'],
    ),
  },
  {
    id: 'ledger-in-one-zone',
    title: "Somebody made the readers of the ledger smaller, and the new one came up in the writer's zone",
    ago: 3 * HOUR,
    calls: [
      {
        ...rds,
        operation: 'CreateDBInstance',
        input: {
          DBInstanceIdentifier: 'ledger-4',
          DBInstanceClass: 'db.r7g.medium',
          Engine: 'aurora-postgresql',
          DBClusterIdentifier: 'ledger',
          AvailabilityZone: `${HOME}a`,
          Tags: tagList(shopTags('ledger', 'replication', 'ledger01_member-4')),
        },
      },
      ...['ledger-2', 'ledger-3'].flatMap((DBInstanceIdentifier) => [
        {
          ...rds,
          operation: 'ModifyDBInstance',
          input: { DBInstanceIdentifier, DeletionProtection: false },
        },
        { ...rds, operation: 'DeleteDBInstance', input: { DBInstanceIdentifier } },
      ]),
    ],
    shows: [
      ...fails('ledger', ['rds/cluster-multi-az', 'ledger'], ['objectives/rto-attainable', 'az']),
      // Orders cannot be taken without the ledger.
      ...fails('orders', ['objectives/rto-attainable', 'az']),
    ],
  },
];
