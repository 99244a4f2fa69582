import type { DBProxy, DBProxyTarget } from '@aws-sdk/client-rds';
import type { RdsProxy, Tags } from './facts.ts';
import type { Sighting } from './place.ts';
import { base, need, present } from './present.ts';
import type { Scope } from './scope.ts';
import { listing } from './source.ts';
import { tagsByArn } from './tagging.ts';

const PAGING = { tokens: { Marker: 'Marker' }, pageSize: ['MaxRecords', 100] } as const;
const PROXIES = listing<DBProxy>('rds', 'DescribeDBProxies', 'DBProxies', PAGING);
const TARGETS = listing<DBProxyTarget>('rds', 'DescribeDBProxyTargets', 'Targets', PAGING);

/** RDS Proxies and what each stands before. */
export async function collectProxies(scope: Scope): Promise<void> {
  if (!scope.wants('rds.proxy')) return;
  const tags = await tagsByArn(scope);
  const proxies = await scope.read(PROXIES, (raw, seen) => rdsProxy(raw, tags.of, seen));
  const facts = await Promise.all(
    proxies.items.map(async (proxy) => ({ ...proxy, ...(await targetsOf(scope, proxy)) })),
  );
  scope.keep('rds.proxy', facts, [proxies, tags.reading]);
}

/** RDS does not send its tags along, and names no port: a proxy listens on its engine's own. */
export function rdsProxy(raw: DBProxy, tagsOf: (arn: string) => Tags, seen: Sighting): RdsProxy {
  const arn = need(raw.DBProxyArn, 'DBProxyArn');
  const engineFamily = need(raw.EngineFamily, 'EngineFamily');
  const port = PORTS[engineFamily];
  return {
    ...base(seen, arn, need(raw.DBProxyName, 'DBProxyName'), tagsOf(arn)),
    status: raw.Status ?? '',
    engineFamily,
    ...present({
      endpoint:
        raw.Endpoint === undefined || port === undefined ? undefined : { address: raw.Endpoint, port },
    }),
  };
}

const PORTS: Readonly<Record<string, number>> = { POSTGRESQL: 5_432, MYSQL: 3_306, SQLSERVER: 1_433 };

async function targetsOf(scope: Scope, { id, arn }: RdsProxy): Promise<Pick<RdsProxy, 'targets'>> {
  const reading = await scope.read(TARGETS, rdsProxyTarget, {
    input: { DBProxyName: id },
    subject: arn,
  });
  return reading.failure === undefined ? { targets: reading.items } : {};
}

/** The identifier of the instance or cluster. A cluster's members are listed beside it, and are targets too. */
export function rdsProxyTarget(raw: DBProxyTarget): string {
  return need(raw.RdsResourceId, 'RdsResourceId');
}
