import { isMap, type Value, type ValueMap } from '../../../syntax/index.ts';
import type { Scope } from './references.ts';
import { listOf } from './shown-resource.ts';

/** A resource or data source as the configuration in a plan has it. */
export interface Configured {
  /** Without keys: `module.web.aws_instance.one`. */
  readonly address: string;
  readonly type: string;
  readonly isData: boolean;
  readonly expressions: ValueMap;
  readonly scope: Scope;
}

/** Everything that is configured in a module and in those below it. */
export function configuredIn(scope: Scope, depth = 0): Configured[] {
  if (depth > 50) return [];
  const own = listOf(scope.module['resources']).flatMap((resource) => {
    const { address, type, mode, expressions } = mapOf(resource);
    if (typeof address !== 'string' || typeof type !== 'string') return [];
    return [
      {
        address: scope.prefix + address,
        type,
        isData: mode === 'data',
        expressions: mapOf(expressions),
        scope,
      },
    ];
  });
  const below = Object.entries(mapOf(scope.module['module_calls'])).flatMap(([name, call]) => {
    const { module, expressions } = mapOf(call);
    const inner = {
      prefix: `${scope.prefix}module.${name}.`,
      module: mapOf(module),
      call: { expressions: mapOf(expressions), from: scope },
    };
    return configuredIn(inner, depth + 1);
  });
  return [...own, ...below];
}

/** A map, or an empty one. */
export function mapOf(value: Value | undefined): ValueMap {
  return isMap(value) ? value : {};
}
