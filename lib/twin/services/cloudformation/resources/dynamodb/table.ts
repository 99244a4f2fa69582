import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { Value } from '../../../../../syntax/index.ts';
import { stillThere, unlessMissing } from '../gone.ts';
import { fixed, flag, list, record, tags, text, whole } from '../property.ts';
import type { ResourceCall, ResourceType } from '../resource-type.ts';

/** `AWS::DynamoDB::Table` */
export const table: ResourceType = {
  name: 'AWS::DynamoDB::Table',
  properties: {
    TableName: fixed(text),
    AttributeDefinitions: fixed(list(record({ AttributeName: text, AttributeType: text }))),
    KeySchema: fixed(list(record({ AttributeName: text, KeyType: text }))),
    BillingMode: fixed(text),
    ProvisionedThroughput: fixed(record({ ReadCapacityUnits: whole, WriteCapacityUnits: whole })),
    DeletionProtectionEnabled: fixed(flag),
    Tags: tags,
  },
  required: ['KeySchema'],
  attributes: ['Arn'],
  create: async ({ TableName, ...rest }, call) => {
    const name = typeof TableName === 'string' ? TableName : call.name();
    await call.invoke('dynamodb', 'CreateTable', { ...rest, TableName: name });
    return name;
  },
  isReady: async (id, call) => stillThere(await describe(id, call), `Table ${id}`).TableStatus === 'ACTIVE',
  read: async (id, call) => ({ Arn: (await describe(id, call))?.TableArn ?? '' }),
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('dynamodb', 'DeleteTable', { TableName: id }));
  },
  isGone: async (id, call) => (await describe(id, call)) === undefined,
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined) return undefined;
    return {
      TableName: id,
      AttributeDefinitions: (found.AttributeDefinitions ?? []) as unknown as Value,
      KeySchema: (found.KeySchema ?? []) as unknown as Value,
      BillingMode: found.BillingModeSummary?.BillingMode ?? 'PROVISIONED',
      DeletionProtectionEnabled: found.DeletionProtectionEnabled ?? false,
    };
  },
  arn: (id, { account, region }) => `arn:aws:dynamodb:${region}:${account}:table/${id}`,
};

async function describe(TableName: string, call: ResourceCall): Promise<TableDescription | undefined> {
  const found = await unlessMissing(
    call.invoke<{ Table: TableDescription }>('dynamodb', 'DescribeTable', { TableName }),
  );
  return found?.Table;
}
