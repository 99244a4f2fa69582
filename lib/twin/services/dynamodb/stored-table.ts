import type {
  AttributeDefinition,
  AttributeValue,
  BillingMode,
  KeySchemaElement,
  TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { type Change, settle } from '../../world/change.ts';
import { forgetTags } from '../../world/tags.ts';

/** The attributes of one item. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** One table; its items are rows of their own. */
export interface StoredTable {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly keySchema: readonly KeySchemaElement[];
  readonly attributes: readonly AttributeDefinition[];
  readonly billing: BillingMode;
  readonly throughput: { readonly read: number; readonly write: number };
  readonly isProtected: boolean;
  readonly createdAt: Instant;
  readonly change?: Change<StoredTable>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By name. */
    'dynamodb.table': StoredTable;
    /** By table, then key. */
    'dynamodb.item': Item;
  }
}

/** The tables of one account and Region, as they are now. */
export function tablesOf(context: CallContext): Map<string, StoredTable> {
  const { world, account, region } = context;
  return settle(world.table('dynamodb.table', account, region), world.clock.now(), (gone) => {
    const items = itemsOf(context);
    for (const key of items.keys()) if (key.startsWith(`${gone.name} `)) items.delete(key);
    forgetTags(world, context, gone.arn);
  });
}

/** The items of every table of one account and Region, by `<table> <key>`. */
export function itemsOf({ world, account, region }: CallContext): Map<string, Item> {
  return world.table('dynamodb.item', account, region);
}

/** The table of a name or ARN. */
export function findTable(context: CallContext, nameOrArn: string | undefined): StoredTable {
  const name = (nameOrArn ?? '').replace(/^arn:.*:table\//, '');
  const found = tablesOf(context).get(name);
  if (found !== undefined) return found;
  throw new Fault('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
}

/** The table of a name, once items can be read and written. */
export function activeTable(context: CallContext, name: string | undefined): StoredTable {
  const found = findTable(context, name);
  if (found.change === undefined) return found;
  throw new Fault('ResourceNotFoundException', 'Requested resource not found');
}

/** A table as DescribeTable shows it. */
export function tableView(row: StoredTable, context: CallContext): TableDescription {
  const items = [...itemsOf(context)]
    .filter(([key]) => key.startsWith(`${row.name} `))
    .map(([, item]) => item);
  return {
    TableName: row.name,
    TableArn: row.arn,
    TableId: row.id,
    TableStatus: (row.change?.status as TableDescription['TableStatus']) ?? 'ACTIVE',
    KeySchema: [...row.keySchema],
    AttributeDefinitions: [...row.attributes],
    CreationDateTime: new Date(row.createdAt),
    ProvisionedThroughput: {
      NumberOfDecreasesToday: 0,
      ReadCapacityUnits: row.throughput.read,
      WriteCapacityUnits: row.throughput.write,
    },
    ...(row.billing === 'PAY_PER_REQUEST' ? { BillingModeSummary: { BillingMode: row.billing } } : {}),
    DeletionProtectionEnabled: row.isProtected,
    ItemCount: items.length,
    TableSizeBytes: items.reduce((total, item) => total + JSON.stringify(item).length, 0),
  };
}
