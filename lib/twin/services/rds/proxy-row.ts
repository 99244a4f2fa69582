import type { DBProxy } from '@aws-sdk/client-rds';
import { type CallContext, Fault } from '../../service.ts';
import { settle } from '../../world/change.ts';
import { forgetTags, type Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { StoredProxy } from './stored-proxy.ts';

/** The proxies of one account and Region, as they are now. */
export function proxyRows(world: World, place: Place): Map<string, StoredProxy> {
  const rows = world.table('rds.proxy', place.account, place.region);
  return settle(rows, world.clock.now(), (gone) => forgetTags(world, place, gone.DBProxyArn));
}

/** The proxy of this name. Throws DBProxyNotFoundFault. */
export function findProxy(name: string | undefined, { world, account, region }: CallContext): StoredProxy {
  const found = proxyRows(world, { account, region }).get((name ?? '').toLowerCase());
  if (found !== undefined) return found;
  throw new Fault('DBProxyNotFoundFault', `DBProxy ${name} not found.`);
}

/** A proxy as DescribeDBProxies shows it at this moment. */
export function proxyView({
  change,
  instances: _instances,
  clusters: _clusters,
  ...fields
}: StoredProxy): DBProxy {
  return { ...fields, Status: (change?.status ?? 'available') as NonNullable<DBProxy['Status']> };
}

/** The port that proxies of an engine family listen on; nobody can choose another. */
export const PROXY_PORTS: Readonly<Record<string, number>> = {
  POSTGRESQL: 5_432,
  MYSQL: 3_306,
  SQLSERVER: 1_433,
};
