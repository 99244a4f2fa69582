import type { DBSubnetGroup } from '@aws-sdk/client-rds';
import { unlessMissing } from '../gone.ts';
import { fixed, list, tags, text } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';

/** `AWS::RDS::DBSubnetGroup` */
export const dbSubnetGroup: ResourceType = {
  name: 'AWS::RDS::DBSubnetGroup',
  properties: {
    DBSubnetGroupName: fixed(text),
    DBSubnetGroupDescription: fixed(text),
    SubnetIds: fixed(list(text)),
    Tags: tags,
  },
  required: ['DBSubnetGroupDescription', 'SubnetIds'],
  create: async ({ DBSubnetGroupName, ...rest }, call) => {
    const { DBSubnetGroup: made } = await call.invoke<{ DBSubnetGroup: DBSubnetGroup }>(
      'rds',
      'CreateDBSubnetGroup',
      { ...rest, DBSubnetGroupName: DBSubnetGroupName ?? call.name({ longest: 255, isLowerCase: true }) },
    );
    return made.DBSubnetGroupName ?? '';
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('rds', 'DeleteDBSubnetGroup', { DBSubnetGroupName: id }));
  },
  look: async (id, call) => {
    const found = await unlessMissing(
      call.invoke<{ DBSubnetGroups: DBSubnetGroup[] }>('rds', 'DescribeDBSubnetGroups', {
        DBSubnetGroupName: id,
      }),
    );
    const row = found?.DBSubnetGroups[0];
    if (row === undefined) return undefined;
    return {
      DBSubnetGroupName: id,
      DBSubnetGroupDescription: row.DBSubnetGroupDescription ?? '',
      SubnetIds: (row.Subnets ?? []).map(({ SubnetIdentifier = '' }) => SubnetIdentifier),
    };
  },
  arn: (id, { account, region }) => `arn:aws:rds:${region}:${account}:subgrp:${id}`,
};
