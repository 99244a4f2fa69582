import type { DBProxyTarget } from '@aws-sdk/client-rds';
import { unlessMissing } from '../gone.ts';
import { fixed, list, text } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';
import { asText } from '../../template/as-text.ts';

/** `AWS::RDS::DBProxyTargetGroup`: what stands behind a proxy. Each proxy has one such group, `default`. */
export const dbProxyTargetGroup: ResourceType = {
  name: 'AWS::RDS::DBProxyTargetGroup',
  properties: {
    DBProxyName: fixed(text),
    TargetGroupName: fixed(text),
    DBInstanceIdentifiers: fixed(list(text)),
    DBClusterIdentifiers: fixed(list(text)),
  },
  required: ['DBProxyName', 'TargetGroupName'],
  create: async ({ TargetGroupName: _name, ...rest }, call) => {
    await call.invoke('rds', 'RegisterDBProxyTargets', rest);
    return asText(rest['DBProxyName']);
  },
  remove: async (id, { DBInstanceIdentifiers, DBClusterIdentifiers }, call) => {
    await unlessMissing(
      call.invoke('rds', 'DeregisterDBProxyTargets', {
        DBProxyName: id,
        DBInstanceIdentifiers,
        DBClusterIdentifiers,
      }),
    );
  },
  look: async (id, call) => {
    const found = await unlessMissing(
      call.invoke<{ Targets: DBProxyTarget[] }>('rds', 'DescribeDBProxyTargets', { DBProxyName: id }),
    );
    if (found === undefined) return undefined;
    const named = (type: string) =>
      found.Targets.filter(
        ({ Type, TrackedClusterId }) => Type === type && TrackedClusterId === undefined,
      ).map(({ RdsResourceId = '' }) => RdsResourceId);
    return {
      DBProxyName: id,
      TargetGroupName: 'default',
      DBInstanceIdentifiers: named('RDS_INSTANCE'),
      DBClusterIdentifiers: named('TRACKED_CLUSTER'),
    };
  },
};
