import type {
  CreateDBProxyCommandInput,
  CreateDBProxyCommandOutput,
  DBProxyEndpoint,
  DeleteDBProxyCommandInput,
  DeleteDBProxyCommandOutput,
  DescribeDBProxiesCommandInput,
  DescribeDBProxiesCommandOutput,
  DescribeDBProxyEndpointsCommandInput,
  DescribeDBProxyEndpointsCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { hexId } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { addTags, tagMap } from '../../world/tags.ts';
import { refuseForeignRole } from '../iam/refuse-foreign-role.ts';
import { endpointOf } from './endpoint.ts';
import { applyFilters, pageMaximum } from './filters.ts';
import { findProxy, PROXY_PORTS, proxyRows, proxyView } from './proxy-row.ts';
import type { StoredProxy } from './stored-proxy.ts';

/** RDS Proxies and their endpoints. What stands behind them is in a file of its own. */
export const proxyOperations = {
  CreateDBProxy: createDBProxy,
  DescribeDBProxies: describeDBProxies,
  DescribeDBProxyEndpoints: describeDBProxyEndpoints,
  DeleteDBProxy: deleteDBProxy,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

const CREATION_SECONDS = 120;
const DELETION_SECONDS = 60;
const IDLE_SECONDS = 1_800;

function createDBProxy(
  input: CreateDBProxyCommandInput,
  context: CallContext,
): Answer<CreateDBProxyCommandOutput> {
  const { world } = context;
  const DBProxyName = (input.DBProxyName ?? '').toLowerCase();
  const EngineFamily = input.EngineFamily ?? '';
  const rows = proxyRows(world, context);
  if (rows.has(DBProxyName))
    throw new Fault('DBProxyAlreadyExistsFault', `DBProxy ${DBProxyName} already exists.`);
  const port = PROXY_PORTS[EngineFamily];
  if (port === undefined) throw new Fault('InvalidParameterValue', `Invalid engine family: ${EngineFamily}`);
  refuseForeignRole(input.RoleArn, context, 'AccessDenied');
  const row: StoredProxy = {
    DBProxyName,
    DBProxyArn: arnOf('db-proxy', 'prx', DBProxyName, context),
    EngineFamily,
    VpcId: 'vpc-0a1b2c3d4e5f60718',
    VpcSecurityGroupIds: input.VpcSecurityGroupIds ?? [],
    VpcSubnetIds: input.VpcSubnetIds ?? [],
    Auth: (input.Auth ?? []).map((auth) => ({ ...auth })),
    RoleArn: input.RoleArn,
    Endpoint: endpointOf(`${DBProxyName}.proxy-`, port, context).Address,
    RequireTLS: input.RequireTLS ?? false,
    IdleClientTimeout: input.IdleClientTimeout ?? IDLE_SECONDS,
    DebugLogging: input.DebugLogging ?? false,
    CreatedDate: new Date(world.clock.now()),
    instances: [],
    clusters: [],
    change: changeUntil<StoredProxy>(dueAfter(world, CREATION_SECONDS), 'creating'),
  };
  rows.set(DBProxyName, row);
  addTags(world, context, row.DBProxyArn, tagMap(input.Tags));
  return { DBProxy: proxyView(row) };
}

function describeDBProxies(
  input: DescribeDBProxiesCommandInput,
  context: CallContext,
): Answer<DescribeDBProxiesCommandOutput> {
  const rows =
    input.DBProxyName === undefined
      ? [...proxyRows(context.world, context).values()]
      : [findProxy(input.DBProxyName, context)];
  const { items, next } = page(applyFilters(rows, input.Filters, {}), {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (row) => row.DBProxyName,
    scope: JSON.stringify([input.DBProxyName]),
  });
  return { DBProxies: items.map(proxyView), Marker: next };
}

/** Every proxy has the one that it was made with, for reading and writing. */
function describeDBProxyEndpoints(
  input: DescribeDBProxyEndpointsCommandInput,
  context: CallContext,
): Answer<DescribeDBProxyEndpointsCommandOutput> {
  const rows =
    input.DBProxyName === undefined
      ? [...proxyRows(context.world, context).values()]
      : [findProxy(input.DBProxyName, context)];
  const asked = input.DBProxyEndpointName;
  if (asked !== undefined && asked !== DEFAULT)
    throw new Fault('DBProxyEndpointNotFoundFault', `DBProxyEndpoint ${asked} not found.`);
  const { items, next } = page(applyFilters(rows, input.Filters, {}), {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: (row) => row.DBProxyName,
    scope: JSON.stringify([input.DBProxyName, asked]),
  });
  return { DBProxyEndpoints: items.map((row) => defaultEndpoint(row, context)), Marker: next };
}

const DEFAULT = 'default';

function defaultEndpoint(row: StoredProxy, { account, region }: CallContext): DBProxyEndpoint {
  const id = hexId(`${row.DBProxyArn} ${DEFAULT}`, 17);
  return {
    DBProxyEndpointName: DEFAULT,
    DBProxyEndpointArn: `arn:aws:rds:${region}:${account}:db-proxy-endpoint:prx-endpoint-${id}`,
    DBProxyName: row.DBProxyName,
    Status: proxyView(row).Status === 'available' ? 'available' : 'creating',
    VpcId: row.VpcId,
    VpcSecurityGroupIds: row.VpcSecurityGroupIds,
    VpcSubnetIds: row.VpcSubnetIds,
    Endpoint: row.Endpoint,
    CreatedDate: row.CreatedDate,
    TargetRole: 'READ_WRITE',
    IsDefault: true,
  };
}

function deleteDBProxy(
  input: DeleteDBProxyCommandInput,
  context: CallContext,
): Answer<DeleteDBProxyCommandOutput> {
  const row = findProxy(input.DBProxyName, context);
  const until = dueAfter(context.world, DELETION_SECONDS);
  const deleting: StoredProxy = { ...row, change: changeUntil<StoredProxy>(until, 'deleting', 'gone') };
  proxyRows(context.world, context).set(row.DBProxyName, deleting);
  return { DBProxy: proxyView(deleting) };
}

function arnOf(kind: string, prefix: string, name: string, context: CallContext): string {
  const { account, region, world } = context;
  const serial = nextOf(world, context, `${kind} ${name}`);
  return `arn:aws:rds:${region}:${account}:${kind}:${prefix}-${hexId(`${region} ${account} ${serial}`, 17)}`;
}
