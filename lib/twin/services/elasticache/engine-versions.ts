import type {
  CacheEngineVersionMessage,
  DescribeCacheEngineVersionsMessage,
} from '@aws-sdk/client-elasticache';
import { page } from '../../page.ts';
import type { CallContext, OperationTable } from '../../service.ts';

/** Which versions of engines caches are created with. */
export const engineVersionOperations = {
  DescribeCacheEngineVersions: describeEngineVersions,
} satisfies OperationTable;

/** ElastiCache User Guide, "Supported engines and versions". */
const CREATED: Readonly<Record<string, readonly string[]>> = {
  valkey: ['7.2', '8.0', '8.1'],
  redis: ['4.0.10', '5.0.6', '6.0', '6.2', '7.0', '7.1'],
  memcached: ['1.5.16', '1.6.6', '1.6.12', '1.6.17', '1.6.22'],
};

function describeEngineVersions(
  input: DescribeCacheEngineVersionsMessage,
  context: CallContext,
): CacheEngineVersionMessage {
  const all = Object.entries(CREATED).flatMap(([Engine, versions]) =>
    versions.map((EngineVersion) => ({ Engine, EngineVersion, CacheEngineDescription: Engine })),
  );
  const { items, next } = page(
    all
      .filter(({ Engine }) => input.Engine === undefined || Engine === input.Engine)
      .filter(
        ({ EngineVersion }) => input.EngineVersion === undefined || EngineVersion === input.EngineVersion,
      ),
    {
      token: input.Marker,
      max: input.MaxRecords,
      context,
      id: ({ Engine, EngineVersion }) => `${Engine} ${EngineVersion}`,
      limit: 100,
      scope: JSON.stringify([input.Engine, input.EngineVersion]),
    },
  );
  return { CacheEngineVersions: items, Marker: next };
}
