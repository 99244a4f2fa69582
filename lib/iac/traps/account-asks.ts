import type { IacSet } from '../iac-set.ts';
import { guardedAction } from '../types/guarded-actions.ts';
import { QUOTAS } from '../types/quotas.ts';
import { retiredVersion } from './retired-version.ts';
import { serviceLinkedRole } from './service-linked-role.ts';
import { ssmParameterOutside } from './ssm-parameter-outside.ts';
import { resourcesOf } from './values/in-origins.ts';
import { isLiteral, originsOf } from './values/origins.ts';
import { pick } from './values/pick.ts';

/** What has to be asked of the account of a rebuild, as far as it depends on what is written down. */
export interface AccountAsks {
  /** Whether a role that AWS makes is needed, made or named. */
  readonly roles: boolean;
  /** Whether a parameter of Systems Manager is taken that nothing here makes. */
  readonly parameters: boolean;
  /** Ids of images that are named literally. */
  readonly images: readonly string[];
  /** Services of Service Quotas of which something is made that is counted. */
  readonly quotaServices: readonly string[];
  /** Engines of which a version is named that AWS retires, by service. */
  readonly engines: readonly { readonly service: 'rds' | 'elasticache'; readonly engine: string }[];
  /** IAM actions that guardrails often deny. */
  readonly actions: readonly string[];
}

/** Reads from templates what a look into an account has to answer. Pure. */
export function accountAsks(set: IacSet): AccountAsks {
  const { units } = set;
  const types = new Set(units.flatMap(({ resources }) => resources.map(({ type }) => type)));
  const quotas = QUOTAS.filter((quota) => quota.types.some((type) => types.has(type)));
  return {
    roles: serviceLinkedRole.detect({ set }).length > 0,
    parameters: ssmParameterOutside.detect({ set }).length > 0,
    images: distinct(units.flatMap(({ body }) => JSON.stringify(body).match(IMAGE) ?? [])),
    quotaServices: distinct(quotas.map(({ quota }) => quota.split('/')[0] ?? '')),
    engines: enginesOf(set),
    actions: distinct([...[...types].flatMap((type) => guardedAction(type) ?? []), ...boundaries(units)]),
  };
}

const IMAGE = /\bami-[0-9a-f]{8,17}\b/g;

/** Only the engine of what the trap would call retired: all others are created in every Region. */
function enginesOf(set: IacSet): AccountAsks['engines'] {
  const retired = new Set(
    retiredVersion.detect({ set }).map(({ unit, resource }) => `${unit} ${resource ?? ''}`),
  );
  const named = resourcesOf(set.units, (type) => ENGINE.test(type))
    .filter(({ unit, resource }) => retired.has(`${unit.id} ${resource.address}`))
    .flatMap(({ unit, resource }) => {
      const service = /elasticache/i.test(resource.type) ? ('elasticache' as const) : ('rds' as const);
      const engines = ['Engine', 'engine']
        .flatMap((property) => pick(unit, resource, property))
        .flatMap(({ value, path }) => originsOf(unit, value, path))
        .filter(isLiteral)
        .map(({ text }) => text);
      return (engines.length === 0 && service === 'elasticache' ? ['redis'] : engines).map((engine) => ({
        service,
        engine,
      }));
    });
  return [...new Map(named.map((one) => [`${one.service} ${one.engine}`, one])).values()];
}

const ENGINE =
  /^(AWS::RDS::DB(Instance|Cluster)|AWS::ElastiCache::|aws_db_instance|aws_rds_cluster|aws_elasticache_)/;

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
