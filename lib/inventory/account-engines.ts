import type { CacheEngineVersion } from '@aws-sdk/client-elasticache';
import type { DBEngineVersion } from '@aws-sdk/client-rds';
import type { Reading } from '../aws/index.ts';
import type { AccountAsks } from '../iac/index.ts';
import { need } from './present.ts';
import type { Scope } from './scope.ts';
import { itemsOf, listing } from './source.ts';

/** The versions of some engines that a Region makes databases and caches with, `rds:postgres:17.4`. */
export async function enginesOf(
  scope: Scope,
  engines: AccountAsks['engines'],
): Promise<{
  readonly offers: readonly string[] | undefined;
  readonly read: readonly Reading<unknown>[];
}> {
  const read = await Promise.all(
    engines.map(({ service, engine }) => {
      const map = ({ Engine, EngineVersion }: DBEngineVersion | CacheEngineVersion) =>
        `${service}:${need(Engine, 'Engine')}:${need(EngineVersion, 'EngineVersion')}`;
      const options = { input: { Engine: engine } };
      return service === 'rds' ? scope.read(DATABASES, map, options) : scope.read(CACHES, map, options);
    }),
  );
  // Part of a list would call what is on the next page retired.
  const whole = read.filter(({ failure }) => failure === undefined);
  return { offers: whole.length === 0 ? undefined : [...new Set(itemsOf(whole))], read };
}

const PAGING = { tokens: { Marker: 'Marker' }, pageSize: ['MaxRecords', 100] } as const;
const DATABASES = listing<DBEngineVersion>('rds', 'DescribeDBEngineVersions', 'DBEngineVersions', PAGING);
const CACHES = listing<CacheEngineVersion>(
  'elasticache',
  'DescribeCacheEngineVersions',
  'CacheEngineVersions',
  PAGING,
);
