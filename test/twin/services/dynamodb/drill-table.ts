import type { UpdateItemInput } from '@aws-sdk/client-dynamodb';
import { items } from '../../../../lib/twin/services/dynamodb/items.ts';
import { tables } from '../../../../lib/twin/services/dynamodb/tables.ts';
import { type TestWorld, testWorld } from '../ec2/test-world.ts';

const TableName = 'drills';

/** A world with an active table whose keys are the texts `pk` and `sk`. */
export function withTable(): TestWorld {
  const here = testWorld();
  tables.CreateTable(
    {
      TableName,
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    },
    here,
  );
  here.pass(10);
  return here;
}

/** Puts an item under a sort key, with further attributes and parameters. */
export function put(here: TestWorld, sk: string, attributes: object = {}, parameters: object = {}): void {
  items.PutItem({ TableName, Item: { pk: { S: 'p' }, sk: { S: sk }, ...attributes }, ...parameters }, here);
}

/** Updates the item under a sort key. */
export function update(here: TestWorld, sk: string, parameters: Partial<UpdateItemInput>) {
  return items.UpdateItem({ TableName, Key: { pk: { S: 'p' }, sk: { S: sk } }, ...parameters }, here)
    .Attributes;
}

/** The item under a sort key. */
export function got(here: TestWorld, sk: string) {
  return items.GetItem({ TableName, Key: { pk: { S: 'p' }, sk: { S: sk } } }, here).Item;
}
