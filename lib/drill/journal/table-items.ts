import type { Aws, Failure, Written } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';
import type { DrillTable } from './drill-table.ts';

/** What an item of the table holds beside its keys: texts and whole numbers. */
export type Item = Readonly<Record<string, string | number>>;

type Stored = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;

/** What a write depends on, in DynamoDB's words. */
export interface Condition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Item;
}

/** One item, read consistently; undefined when there is none. */
export async function getItem(aws: Aws, table: DrillTable, sk: string): Promise<Item | undefined> {
  const { items, failure } = await aws.read<{ Item?: Stored }, Item>({
    ...called(table, 'GetItem'),
    input: { TableName: table.table, Key: keyOf(table, sk), ConsistentRead: true },
    fresh: true,
    items: ({ Item: stored }) => (stored === undefined ? [] : [plain(stored)]),
  });
  if (failure !== undefined) throw unreadable(table, failure);
  return items[0];
}

/** Every item whose sort key begins like this, in the order of the sort keys. */
export async function queryItems(aws: Aws, table: DrillTable, prefix: string): Promise<readonly Item[]> {
  const { items, failure } = await aws.read<{ Items?: Stored[] }, Item>({
    ...called(table, 'Query'),
    input: {
      TableName: table.table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: stored({ ':pk': partitionOf(table), ':sk': prefix }),
      ConsistentRead: true,
    },
    paging: { tokens: { LastEvaluatedKey: 'ExclusiveStartKey' } },
    fresh: true,
    items: (page) => page.Items?.map(plain),
  });
  if (failure !== undefined) throw unreadable(table, failure);
  return items;
}

/** Puts an item; false when the condition did not hold. Asked twice it does the same as once, or says false. */
export async function putItem(
  aws: Aws,
  table: DrillTable,
  sk: string,
  item: Item,
  condition?: Condition,
): Promise<boolean> {
  const values = condition?.values;
  const written: Written<unknown> = await aws.write({
    ...called(table, 'PutItem'),
    input: {
      TableName: table.table,
      Item: { ...keyOf(table, sk), ...stored(item) },
      ...(condition === undefined ? {} : { ConditionExpression: condition.expression }),
      ...(condition?.names === undefined ? {} : { ExpressionAttributeNames: condition.names }),
      ...(values === undefined ? {} : { ExpressionAttributeValues: stored(values) }),
    },
    isRepeatable: true,
  });
  if (!('failure' in written)) return true;
  if (written.failure.code === 'ConditionalCheckFailedException') return false;
  throw unwritable(table, written.failure);
}

function called({ account, region }: DrillTable, operation: string) {
  return { service: 'dynamodb', bucket: 'dynamodb', operation, account, region } as const;
}

function keyOf(table: DrillTable, sk: string): Stored {
  return stored({ pk: partitionOf(table), sk });
}

function partitionOf({ environment, account }: DrillTable): string {
  return `${environment}/${account}`;
}

function stored(item: Item): Stored {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
}

function plain(item: Stored): Item {
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, { S, N }]): [string, string | number][] => {
      if (S !== undefined) return [[name, S]];
      return N === undefined ? [] : [[name, Number(N)]];
    }),
  );
}

function unreadable(table: DrillTable, failure: Failure): LandfallError {
  return failed('DRILL_TABLE_UNREADABLE', 'could not be read', table, failure);
}

function unwritable(table: DrillTable, failure: Failure): LandfallError {
  return failed('DRILL_TABLE_UNWRITABLE', 'could not be written to', table, failure);
}

function failed(code: string, what: string, table: DrillTable, { code: got, message }: Failure) {
  return new LandfallError(code, 'access', {
    what: `The table "${table.table}", where drills keep their lock and journal, ${what}`,
    where: `account ${table.account}, ${table.region}`,
    got: message === '' ? got : `${got}: ${message}`,
    fix: 'see that the table exists with the text keys "pk" and "sk", and that dynamodb:GetItem, PutItem and Query are allowed on it',
  });
}
