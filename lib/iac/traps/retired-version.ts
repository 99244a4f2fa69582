import { own } from '../../base/own.ts';
import { RETIRED_ENGINES, RETIRED_RUNTIMES } from '../types/retired-versions.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { inOrigins, resourcesOf } from './values/in-origins.ts';
import { isLiteral, originsOf } from './values/origins.ts';
import { pick } from './values/pick.ts';

/** A version that runs on, and is not made anew. */
export const retiredVersion: Trap = defineTrap({
  id: 'retired-version',
  severity: 'blocks',
  title: 'A version is used that AWS retires',
  why: 'A function or database with a retired version keeps running and can even be updated, but none is created (AWS Lambda Developer Guide, "Lambda runtimes"; Amazon RDS User Guide, release calendars).',
  fix: 'move to a supported version now, while the old one still runs',
  needsAccount: true,
  requirements: ['REB-1'],
  detect: (context) => [...runtimes(context), ...engines(context)],
});

const RUNTIMES = {
  'AWS::Lambda::Function': ['Runtime'],
  'AWS::Serverless::Function': ['Runtime'],
  aws_lambda_function: ['runtime'],
};

function runtimes(context: TrapContext): readonly TrapFinding[] {
  return inOrigins(context, retiredVersion, RUNTIMES, (origin) => {
    if (!isLiteral(origin) || !RETIRED_RUNTIMES.some((pattern) => pattern.test(origin.text)))
      return undefined;
    return judged(context, 'lambda', origin.text, `runtime ${origin.text} is deprecated`);
  });
}

const ENGINES = {
  'AWS::RDS::DBInstance': ['Engine', 'EngineVersion'],
  'AWS::RDS::DBCluster': ['Engine', 'EngineVersion'],
  'AWS::ElastiCache::ReplicationGroup': ['Engine', 'EngineVersion'],
  'AWS::ElastiCache::CacheCluster': ['Engine', 'EngineVersion'],
  aws_db_instance: ['engine', 'engine_version'],
  aws_rds_cluster: ['engine', 'engine_version'],
  aws_elasticache_replication_group: ['engine', 'engine_version'],
  aws_elasticache_cluster: ['engine', 'engine_version'],
} as const;

function engines(context: TrapContext): readonly TrapFinding[] {
  return resourcesOf(context.set.units, (type) => Object.hasOwn(ENGINES, type)).flatMap(
    ({ unit, resource }) => {
      const [engineProperty, versionProperty] = ENGINES[resource.type as keyof typeof ENGINES];
      const originsAt = (property: string) =>
        pick(unit, resource, property)
          .flatMap(({ value, path }) => originsOf(unit, value, path))
          .filter(isLiteral);
      const engine =
        originsAt(engineProperty)[0]?.text ?? (/elasticache|ElastiCache/.test(resource.type) ? 'redis' : '');
      return originsAt(versionProperty)
        .filter(({ text }) => own(RETIRED_ENGINES, engine)?.some((pattern) => pattern.test(text)) === true)
        .flatMap(({ path, text }) => {
          const service = /elasticache/i.test(resource.type) ? 'elasticache' : 'rds';
          const reason = `${engine} ${text} is past its standard support`;
          const hit = judged(context, `${service}:${engine}`, text, reason);
          return hit === undefined ? [] : [found(retiredVersion, { unit, resource, path, ...hit })];
        });
    },
  );
}

/**
 * What the Region offers is the answer; the list here is a reason to ask. Of Lambda's runtimes no API tells which are still created:
 * there AWS's own table is all that there is.
 */
function judged({ account }: TrapContext, of: string, version: string, reason: string) {
  const isRefused = account?.refusals?.some((refusal) => refusal.includes(version));
  const offers = account?.offers?.filter((offer) => offer.startsWith(`${of}:`)) ?? [];
  if (offers.some((offer) => isOf(offer, version))) return undefined;
  if (isRefused === true)
    return { got: version, message: `${reason}, and was refused in the account of the rebuild` };
  if (isRefused === false) return undefined;
  if (offers.length > 0) return { got: version, message: `${reason}, and the Region does not offer it` };
  return account !== undefined && of === 'lambda'
    ? { got: version, certainty: 'likely' as const, message: `${reason}, and no function is created with it` }
    : {
        got: version,
        certainty: 'unknown' as const,
        message: `${reason}; nobody has looked whether it is still created`,
      };
}

/** `16` stands for the newest of its minor versions. */
function isOf(offer: string, version: string): boolean {
  return offer.split(':').some((part) => part === version || part.startsWith(`${version}.`));
}
