import type {
  CreateTableInput,
  CreateTableOutput,
  DeleteTableInput,
  DeleteTableOutput,
  DescribeTableInput,
  DescribeTableOutput,
  ListTablesInput,
  ListTablesOutput,
} from '@aws-sdk/client-dynamodb';
import { type CallContext, Fault } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { uuidOf } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { addTags, tagMap } from '../../world/tags.ts';
import { invalid } from './invalid.ts';
import { findTable, type StoredTable, tablesOf, tableView } from './stored-table.ts';

const CREATION_SECONDS = 8;
const DELETION_SECONDS = 5;
const MOST_NAMES = 100;

/** Tables. */
export const tables = {
  CreateTable(input: CreateTableInput, context: CallContext): CreateTableOutput {
    const rows = tablesOf(context);
    const name = input.TableName ?? '';
    refuseUnmodelled(input);
    checkKeys(input);
    if (rows.has(name)) throw new Fault('ResourceInUseException', `Table already exists: ${name}`);
    const row = newTable(name, input, context);
    rows.set(name, row);
    addTags(context.world, context, row.arn, tagMap(input.Tags));
    return { TableDescription: tableView(row, context) };
  },

  DescribeTable(input: DescribeTableInput, context: CallContext): DescribeTableOutput {
    return { Table: tableView(findTable(context, input.TableName), context) };
  },

  /** The last name of a page is where the next one begins; there is no token. */
  ListTables(input: ListTablesInput, context: CallContext): ListTablesOutput {
    const after = input.ExclusiveStartTableName ?? '';
    const names = [...tablesOf(context).keys()].filter((name) => name > after).sort();
    const size = Math.min(input.Limit ?? MOST_NAMES, MOST_NAMES, context.paging?.pageSize ?? MOST_NAMES);
    const TableNames = names.slice(0, size);
    const last = TableNames.at(-1);
    return {
      TableNames,
      ...(names.length > size && last !== undefined ? { LastEvaluatedTableName: last } : {}),
    };
  },

  DeleteTable(input: DeleteTableInput, context: CallContext): DeleteTableOutput {
    const row = findTable(context, input.TableName);
    if (row.isProtected)
      throw invalid(`Resource cannot be deleted as it is currently protected against deletion: ${row.name}`);
    if (row.change !== undefined)
      throw new Fault(
        'ResourceInUseException',
        `Attempt to change a resource which is still in use: ${row.name}`,
      );
    const deleting: StoredTable = {
      ...row,
      change: changeUntil<StoredTable>(dueAfter(context.world, DELETION_SECONDS), 'DELETING', 'gone'),
    };
    tablesOf(context).set(row.name, deleting);
    return { TableDescription: tableView(deleting, context) };
  },
};

function newTable(name: string, input: CreateTableInput, context: CallContext): StoredTable {
  const { world, account, region } = context;
  const throughput = input.ProvisionedThroughput;
  return {
    name,
    arn: `arn:aws:dynamodb:${region}:${account}:table/${name}`,
    id: uuidOf(nextOf(world, context, `dynamodb ${name}`)),
    keySchema: input.KeySchema ?? [],
    attributes: input.AttributeDefinitions ?? [],
    billing: input.BillingMode ?? 'PROVISIONED',
    throughput: { read: throughput?.ReadCapacityUnits ?? 0, write: throughput?.WriteCapacityUnits ?? 0 },
    isProtected: input.DeletionProtectionEnabled ?? false,
    createdAt: world.clock.now(),
    change: changeUntil<StoredTable>(dueAfter(world, CREATION_SECONDS), 'CREATING'),
  };
}

const UNMODELLED = [
  'LocalSecondaryIndexes',
  'GlobalSecondaryIndexes',
  'StreamSpecification',
  'SSESpecification',
  'TableClass',
  'WarmThroughput',
  'ResourcePolicy',
  'OnDemandThroughput',
] as const;

function refuseUnmodelled(input: CreateTableInput): void {
  const set = UNMODELLED.find((name) => input[name] !== undefined);
  if (set !== undefined) throw invalid(`The twin does not model tables with ${set}.`);
}

function checkKeys({
  TableName = '',
  KeySchema = [],
  AttributeDefinitions = [],
  ...rest
}: CreateTableInput): void {
  if (!/^[\w.-]{3,255}$/.test(TableName)) throw invalid(`TableName '${TableName}' is not valid.`);
  const [hash, range, more] = KeySchema;
  if (hash?.KeyType !== 'HASH' || (range !== undefined && range.KeyType !== 'RANGE') || more !== undefined)
    throw invalid('Invalid KeySchema: one HASH key, and at most one RANGE key behind it.');
  const defined = AttributeDefinitions.map(({ AttributeName = '' }) => AttributeName).sort();
  const used = KeySchema.map(({ AttributeName = '' }) => AttributeName).sort();
  if (JSON.stringify(defined) !== JSON.stringify(used))
    throw invalid(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
  if (rest.BillingMode !== 'PAY_PER_REQUEST' && rest.ProvisionedThroughput === undefined)
    throw invalid('No provisioned throughput specified for the table');
}
