import type { DBProxy } from '@aws-sdk/client-rds';
import { stillThere, unlessMissing } from '../gone.ts';
import { fixed, flag, hidden, list, record, tags, text, whole } from '../property.ts';
import type { ResourceCall, ResourceType } from '../resource-type.ts';

/** `AWS::RDS::DBProxy` */
export const dbProxy: ResourceType = {
  name: 'AWS::RDS::DBProxy',
  properties: {
    DBProxyName: fixed(text),
    EngineFamily: fixed(text),
    RoleArn: fixed(text),
    Auth: hidden(
      fixed(list(record({ AuthScheme: text, IAMAuth: text, SecretArn: text, Description: text }))),
    ),
    VpcSubnetIds: fixed(list(text)),
    VpcSecurityGroupIds: fixed(list(text)),
    RequireTLS: fixed(flag),
    IdleClientTimeout: fixed(whole),
    Tags: tags,
  },
  required: ['DBProxyName', 'EngineFamily', 'RoleArn', 'Auth', 'VpcSubnetIds'],
  attributes: ['Endpoint', 'DBProxyArn', 'VpcId'],
  create: async (properties, call) => {
    const { DBProxy: made } = await call.invoke<{ DBProxy: DBProxy }>('rds', 'CreateDBProxy', properties);
    return made.DBProxyName ?? '';
  },
  isReady: async (id, call) => stillThere(await describe(id, call), `DBProxy ${id}`).Status === 'available',
  read: async (id, call) => {
    const found = await describe(id, call);
    return {
      Endpoint: found?.Endpoint ?? '',
      DBProxyArn: found?.DBProxyArn ?? '',
      VpcId: found?.VpcId ?? '',
    };
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('rds', 'DeleteDBProxy', { DBProxyName: id }));
  },
  isGone: async (id, call) => (await describe(id, call)) === undefined,
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined) return undefined;
    return {
      DBProxyName: id,
      EngineFamily: found.EngineFamily ?? '',
      RoleArn: found.RoleArn ?? '',
      VpcSubnetIds: found.VpcSubnetIds ?? [],
      VpcSecurityGroupIds: found.VpcSecurityGroupIds ?? [],
      RequireTLS: found.RequireTLS ?? false,
      IdleClientTimeout: found.IdleClientTimeout ?? 0,
    };
  },
  arn: (id, { world, account, region }) =>
    world.table('rds.proxy', account, region).get(id)?.DBProxyArn ?? '',
};

async function describe(DBProxyName: string, call: ResourceCall): Promise<DBProxy | undefined> {
  const found = await unlessMissing(
    call.invoke<{ DBProxies: DBProxy[] }>('rds', 'DescribeDBProxies', { DBProxyName }),
  );
  return found?.DBProxies[0];
}
