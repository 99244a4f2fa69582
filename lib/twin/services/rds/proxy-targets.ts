import type {
  DBProxyTarget,
  DeregisterDBProxyTargetsCommandInput,
  DeregisterDBProxyTargetsCommandOutput,
  DescribeDBProxyTargetsCommandInput,
  DescribeDBProxyTargetsCommandOutput,
  RegisterDBProxyTargetsCommandInput,
  RegisterDBProxyTargetsCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { isAvailable } from './availability.ts';
import { clusterRows, findCluster } from './cluster-row.ts';
import { clusterView } from './cluster-view.ts';
import { applyFilters, pageMaximum } from './filters.ts';
import { findInstance, instanceRows } from './instance-row.ts';
import { findProxy, proxyRows } from './proxy-row.ts';
import type { StoredInstance } from './stored-instance.ts';
import type { StoredProxy } from './stored-proxy.ts';

/** What stands behind a proxy: one instance, or one cluster with its members. */
export const proxyTargetOperations = {
  RegisterDBProxyTargets: registerDBProxyTargets,
  DeregisterDBProxyTargets: deregisterDBProxyTargets,
  DescribeDBProxyTargets: describeDBProxyTargets,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function registerDBProxyTargets(
  input: RegisterDBProxyTargetsCommandInput,
  context: CallContext,
): Answer<RegisterDBProxyTargetsCommandOutput> {
  const row = findProxy(input.DBProxyName, context);
  const instances = idsOf(input.DBInstanceIdentifiers);
  const clusters = idsOf(input.DBClusterIdentifiers);
  for (const id of instances) findInstance(id, context);
  for (const id of clusters) findCluster(id, context);
  const taken = [...row.instances, ...row.clusters];
  if (taken.length + instances.length + clusters.length > 1)
    throw new Fault(
      'DBProxyTargetAlreadyRegisteredFault',
      `DBProxy ${row.DBProxyName} stands before ${[...taken, ...instances, ...clusters].join(', ')}: it can have one target.`,
    );
  const changed: StoredProxy = { ...row, instances, clusters };
  proxyRows(context.world, context).set(row.DBProxyName, changed);
  return { DBProxyTargets: targetsOf(changed, context) };
}

function deregisterDBProxyTargets(
  input: DeregisterDBProxyTargetsCommandInput,
  context: CallContext,
): Answer<DeregisterDBProxyTargetsCommandOutput> {
  const row = findProxy(input.DBProxyName, context);
  const gone = [...idsOf(input.DBInstanceIdentifiers), ...idsOf(input.DBClusterIdentifiers)];
  const isKept = (id: string) => !gone.includes(id);
  if (gone.some((id) => !row.instances.includes(id) && !row.clusters.includes(id)))
    throw new Fault('DBProxyTargetNotFoundFault', `${gone.join(', ')} is no target of ${row.DBProxyName}.`);
  proxyRows(context.world, context).set(row.DBProxyName, {
    ...row,
    instances: row.instances.filter(isKept),
    clusters: row.clusters.filter(isKept),
  });
  return {};
}

function describeDBProxyTargets(
  input: DescribeDBProxyTargetsCommandInput,
  context: CallContext,
): Answer<DescribeDBProxyTargetsCommandOutput> {
  const row = findProxy(input.DBProxyName, context);
  const { items, next } = page(applyFilters(targetsOf(row, context), input.Filters, {}), {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: ({ Type, RdsResourceId }) => `${Type === 'TRACKED_CLUSTER' ? 0 : 1} ${RdsResourceId}`,
    scope: JSON.stringify([row.DBProxyName]),
  });
  return { Targets: items, Marker: next };
}

function idsOf(identifiers: readonly string[] | undefined): string[] {
  return (identifiers ?? []).map((id) => id.toLowerCase());
}

/** A cluster is listed itself, and so is each of its members. What was deleted meanwhile is no target any more. */
function targetsOf(row: StoredProxy, context: CallContext): DBProxyTarget[] {
  const { world, account, region } = context;
  const instances = instanceRows(world, { account, region });
  const clusters = clusterRows(world, { account, region });
  const alone = row.instances.flatMap((id) => instances.get(id) ?? []);
  return [
    ...alone.map((instance) => ofInstance(instance, 'READ_WRITE')),
    ...row.clusters.flatMap((id) => {
      const cluster = clusters.get(id);
      if (cluster === undefined) return [];
      const { DBClusterMembers = [], Endpoint, Port } = clusterView(cluster, world, context);
      const members = DBClusterMembers.flatMap(({ DBInstanceIdentifier = '', IsClusterWriter = false }) => {
        const instance = instances.get(DBInstanceIdentifier);
        if (instance === undefined) return [];
        const role = IsClusterWriter ? ('READ_WRITE' as const) : ('READ_ONLY' as const);
        return [{ ...ofInstance(instance, role), TrackedClusterId: id }];
      });
      return [{ Endpoint, RdsResourceId: id, Port, Type: 'TRACKED_CLUSTER' as const }, ...members];
    }),
  ];
}

function ofInstance(instance: StoredInstance, Role: NonNullable<DBProxyTarget['Role']>): DBProxyTarget {
  return {
    TargetArn: instance.DBInstanceArn,
    Endpoint: instance.Endpoint?.Address,
    RdsResourceId: instance.DBInstanceIdentifier,
    Port: instance.Endpoint?.Port,
    Type: 'RDS_INSTANCE',
    Role,
    TargetHealth: isAvailable(instance)
      ? { State: 'AVAILABLE' }
      : { State: 'UNAVAILABLE', Reason: 'UNREACHABLE', Description: 'The target cannot be reached.' },
  };
}
