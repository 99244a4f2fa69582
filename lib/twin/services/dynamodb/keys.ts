import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { canonical, typeOf } from './attribute.ts';
import { invalid } from './invalid.ts';
import type { Item, StoredTable } from './stored-table.ts';

/** The names of a table's key attributes: partition key, then sort key where there is one. */
export function keyNames({ keySchema }: StoredTable): string[] {
  return keySchema.map(({ AttributeName }) => AttributeName ?? '');
}

/** Where an item of a table is kept. Its key attributes must be there, of the declared types. */
export function rowKey(table: StoredTable, item: Item): string {
  const values = keyNames(table).map((name) => keyValue(table, name, item[name]));
  return `${table.name} ${values.map(canonical).join(' ')}`;
}

/** Where the item of a key is kept; a key has its attributes and no others. */
export function rowOfKey(table: StoredTable, key: Item | undefined): string {
  const names = keyNames(table);
  const given = Object.keys(key ?? {});
  if (given.length !== names.length || names.some((name) => !given.includes(name)))
    throw invalid('The provided key element does not match the schema');
  return rowKey(table, key ?? {});
}

function keyValue(
  { attributes }: StoredTable,
  name: string,
  value: AttributeValue | undefined,
): AttributeValue {
  if (value === undefined)
    throw invalid(`One or more parameter values were invalid: Missing the key ${name} in the item`);
  const type = attributes.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? 'S';
  if (typeOf(value) !== type)
    throw invalid(
      `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`,
    );
  if (value.S === '')
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
    );
  return value;
}
