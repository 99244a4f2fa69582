import type { IacSet } from '../iac-set.ts';
import { guardedAction } from '../types/guarded-actions.ts';
import { QUOTAS } from '../types/quotas.ts';
import { resourcesOf } from './values/in-origins.ts';
import { isLiteral, originsOf } from './values/origins.ts';
import { pick } from './values/pick.ts';

/** What has to be asked of the account of a rebuild, as far as it depends on what is written down. */
export interface AccountAsks {
  /** Ids of images that are named literally. */
  readonly images: readonly string[];
  /** Services of Service Quotas of which something is made that is counted. */
  readonly quotaServices: readonly string[];
  /** Engines whose version is named, by service. */
  readonly engines: readonly { readonly service: 'rds' | 'elasticache'; readonly engine: string }[];
  /** IAM actions that guardrails often deny. */
  readonly actions: readonly string[];
}

/** Reads from templates what a look into an account has to answer. Pure. */
export function accountAsks({ units }: IacSet): AccountAsks {
  const types = new Set(units.flatMap(({ resources }) => resources.map(({ type }) => type)));
  const quotas = QUOTAS.filter((quota) => quota.types.some((type) => types.has(type)));
  return {
    images: distinct(units.flatMap(({ body }) => JSON.stringify(body).match(IMAGE) ?? [])),
    quotaServices: distinct(quotas.map(({ quota }) => quota.split('/')[0] ?? '')),
    engines: ['rds', 'elasticache'].flatMap((service) =>
      enginesOf(units, service as 'rds' | 'elasticache').map((engine) => ({
        service: service as 'rds' | 'elasticache',
        engine,
      })),
    ),
    actions: distinct([...[...types].flatMap((type) => guardedAction(type) ?? []), ...boundaries(units)]),
  };
}

const IMAGE = /\bami-[0-9a-f]{8,17}\b/g;

const ENGINES = {
  rds: /^(AWS::RDS::DB(Instance|Cluster)|aws_db_instance|aws_rds_cluster)$/,
  elasticache:
    /^(AWS::ElastiCache::(ReplicationGroup|CacheCluster)|aws_elasticache_(replication_group|cluster))$/,
};

function enginesOf(units: IacSet['units'], service: keyof typeof ENGINES): string[] {
  const versioned = resourcesOf(units, (type) => ENGINES[service].test(type)).filter(
    ({ resource: { properties } }) =>
      properties['EngineVersion'] !== undefined || properties['engine_version'] !== undefined,
  );
  return distinct(
    versioned.flatMap(({ unit, resource }) => {
      const named = ['Engine', 'engine']
        .flatMap((property) => pick(unit, resource, property))
        .flatMap(({ value, path }) => originsOf(unit, value, path))
        .filter(isLiteral)
        .map(({ text }) => text);
      return named.length === 0 && service === 'elasticache' ? ['redis'] : named;
    }),
  );
}

function boundaries(units: IacSet['units']): string[] {
  const bound = resourcesOf(units, (type) => /^(AWS::IAM::Role|aws_iam_role)$/.test(type)).some(
    ({ resource: { properties } }) =>
      properties['PermissionsBoundary'] !== undefined || properties['permissions_boundary'] !== undefined,
  );
  return bound ? ['iam:CreateRole'] : [];
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
