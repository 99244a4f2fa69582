import { isMap, textOf, type Value } from '../../../syntax/index.ts';
import { listOf, type ShownResource, withoutSecrets } from './shown-resource.ts';

/** The resources of a state file, version 4, as `terraform show -json` would tell them. */
export function rawResources(state: Value, secrets: Set<string>): ShownResource[] {
  const resources = isMap(state) ? listOf(state['resources']) : [];
  return resources.flatMap((resource) => {
    if (!isMap(resource)) return [];
    const { module, mode, type, name, provider } = resource;
    if (typeof type !== 'string' || typeof name !== 'string') return [];
    const prefix = [
      ...(typeof module === 'string' ? [module] : []),
      ...(mode === 'data' ? ['data'] : []),
      type,
      name,
    ];
    return listOf(resource['instances']).flatMap((instance) => {
      if (!isMap(instance)) return [];
      const attributes = isMap(instance['attributes']) ? instance['attributes'] : {};
      const marks = marksOf(instance['sensitive_attributes']);
      return [
        {
          address: `${prefix.join('.')}${keyOf(instance['index_key'])}`,
          type,
          isData: mode === 'data',
          provider: /\["([^"]+)"\]/.exec(textOf(provider))?.[1] ?? '',
          values: withoutSecrets(type, attributes, marks, secrets),
        },
      ];
    });
  });
}

function keyOf(key: Value | undefined): string {
  if (typeof key === 'number') return `[${key}]`;
  return typeof key === 'string' ? `[${JSON.stringify(key)}]` : '';
}

/** Paths of sensitive attributes, as the tree of marks that `show` writes. What lies in a list is marked as a whole. */
function marksOf(paths: Value | undefined): Value {
  const names = listOf(paths).flatMap((path) => {
    const first = listOf(Array.isArray(path) ? path : [path])[0];
    const name = isMap(first) ? first['value'] : first;
    return typeof name === 'string' ? [[name, true] as const] : [];
  });
  return Object.fromEntries(names);
}
