import type { AttributeValue, QueryInput, QueryOutput } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../service.ts';
import { canonical, isSame, order } from './attribute.ts';
import { Bindings } from './expression/bindings.ts';
import { readCondition } from './expression/condition.ts';
import { readKeyCondition } from './expression/key-condition.ts';
import { invalid } from './invalid.ts';
import { keyNames, rowOfKey } from './keys.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';
import { activeTable, type Item, itemsOf, type StoredTable } from './stored-table.ts';

/** The items of one partition, in the order of their sort key. A page is cut before it is filtered. */
export function query(input: QueryInput, context: CallContext): QueryOutput {
  refuseUnmodelled(input);
  const table = activeTable(context, input.TableName);
  const [hash = '', range] = keyNames(table);
  const bindings = new Bindings(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const { partition, holds } = readKeyCondition(input.KeyConditionExpression, { hash, range }, bindings);
  const filter =
    input.FilterExpression === undefined
      ? () => true
      : readCondition('FilterExpression', input.FilterExpression, bindings);
  bindings.refuseUnused();
  const found = partitionOf(table, hash, partition, context)
    .filter((item) => range === undefined || holds(item[range]))
    .sort((a, b) => compare(a, b, range) * (input.ScanIndexForward === false ? -1 : 1));
  const rest = after(found, table, input);
  const cut = rest.slice(0, pageSize(input, context));
  const kept = cut.filter(filter);
  const last = cut.at(-1);
  return {
    Items: kept,
    Count: kept.length,
    ScannedCount: cut.length,
    ...(last !== undefined && cut.length < rest.length ? { LastEvaluatedKey: keyOf(last, table) } : {}),
  };
}

function partitionOf(table: StoredTable, hash: string, value: AttributeValue, context: CallContext): Item[] {
  const prefix = `${table.name} ${canonical(value)}`;
  const rows = [...itemsOf(context)].filter(([key]) => key === prefix || key.startsWith(`${prefix} `));
  return rows.map(([, item]) => item).filter((item) => isSame(item[hash] ?? { NULL: true }, value));
}

function compare(one: Item, other: Item, range: string | undefined): number {
  const [a, b] = [one[range ?? ''], other[range ?? '']];
  return a === undefined || b === undefined ? 0 : (order(a, b) ?? 0);
}

function after(
  found: readonly Item[],
  table: StoredTable,
  { ExclusiveStartKey: start }: QueryInput,
): readonly Item[] {
  if (start === undefined) return found;
  const row = rowOfKey(table, start);
  const index = found.findIndex((item) => rowOfKey(table, keyOf(item, table)) === row);
  if (index < 0) throw invalid('The provided starting key is invalid');
  return found.slice(index + 1);
}

function pageSize({ Limit }: QueryInput, context: CallContext): number {
  return Math.min(Limit ?? Number.POSITIVE_INFINITY, context.paging?.pageSize ?? Number.POSITIVE_INFINITY);
}

function keyOf(item: Item, table: StoredTable): Record<string, AttributeValue> {
  return Object.fromEntries(
    keyNames(table).flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  );
}
