import { defined } from '../base/defined.ts';
import type { RebuildPolicy, RebuildSource } from './environment.ts';
import type { WrittenRebuild } from './schema/environment-schema.ts';

/** How a workload is rebuilt, with its defaults. */
export function resolveRebuild({
  from,
  into,
  keptAt,
  detectDrift,
  mayReachOut,
  smoke,
  copies,
}: WrittenRebuild): RebuildPolicy {
  return {
    sources: from.map(sourceOf),
    detectDrift: detectDrift ?? false,
    smoke: (smoke ?? []).map(({ output, path, expectStatus }) => ({
      output,
      path: path ?? '/',
      expectStatus: expectStatus ?? 200,
    })),
    ...defined<Pick<Required<RebuildPolicy>, 'into' | 'keptAt' | 'mayReachOut' | 'copies'>>({
      into,
      keptAt,
      mayReachOut,
      copies,
    }),
  };
}

function sourceOf({ path, stack, parameters }: WrittenRebuild['from'][number]): RebuildSource {
  const values = Object.entries(parameters ?? {}).map(([name, value]) => [name, String(value)] as const);
  return { path, parameters: Object.fromEntries(values), ...defined<{ stack: string }>({ stack }) };
}
