import type { Declared, DeclaredResource } from './declared.ts';
import { invalid } from './fault.ts';
import { references } from './references.ts';

/** Logical id → the resources that must be there before it. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/** What each of some resources waits for: what it refers to and what it says that it depends on. Refuses cycles. */
export function dependencies(
  resources: readonly DeclaredResource[],
  conditions: ReadonlyMap<string, boolean>,
): Dependencies {
  const ids = new Set(resources.map(({ logicalId }) => logicalId));
  const found = new Map(
    resources.map(({ logicalId, dependsOn, properties }) => {
      const named = references(properties, conditions).map((reference) => reference.logicalId);
      return [logicalId, [...new Set([...dependsOn, ...named])].filter((id) => ids.has(id))] as const;
    }),
  );
  refuseCycles(found);
  return found;
}

function refuseCycles(found: Dependencies): void {
  const left = new Map(found);
  for (;;) {
    const free = [...left].filter(([, after]) => after.every((id) => !left.has(id)));
    if (free.length === 0) break;
    for (const [id] of free) left.delete(id);
  }
  // What only waits for a cycle is not in it.
  for (;;) {
    const awaited = new Set([...left.values()].flat());
    const outer = [...left.keys()].filter((id) => !awaited.has(id));
    if (outer.length === 0) break;
    for (const id of outer) left.delete(id);
  }
  if (left.size > 0)
    throw invalid(`Circular dependency between resources: [${[...left.keys()].sort().join(', ')}]`);
}

/** Refuses references to what the template does not have. */
export function refuseUnresolved({ parameters, resources, outputs, conditions }: Declared): void {
  const names = new Set([
    ...parameters.map(({ name }) => name),
    ...resources.map(({ logicalId }) => logicalId),
  ]);
  const unknown = (ids: readonly string[]) => [
    ...new Set(ids.filter((id) => !names.has(id) && !id.startsWith('AWS::'))),
  ];
  const inResources = unknown(
    resources.flatMap(({ properties, dependsOn }) => [
      ...dependsOn,
      ...references(properties).map(({ logicalId }) => logicalId),
    ]),
  );
  if (inResources.length > 0) throw unresolved(inResources, 'resource', 'Resources');
  const inOutputs = unknown(
    outputs.flatMap(({ value, exportName = null }) =>
      references([value, exportName]).map(({ logicalId }) => logicalId),
    ),
  );
  if (inOutputs.length > 0) throw unresolved(inOutputs, 'resource', 'Outputs');
  const named = [...resources, ...outputs].flatMap(({ condition }) => condition ?? []);
  const missing = named.find((name) => !Object.hasOwn(conditions, name));
  if (missing !== undefined)
    throw invalid(`Template format error: Unresolved condition dependency ${missing}`);
}

function unresolved(names: readonly string[], what: string, block: string) {
  return invalid(
    `Template format error: Unresolved ${what} dependencies [${names.join(', ')}] in the ${block} block of the template`,
  );
}
