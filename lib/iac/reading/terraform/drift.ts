import type { Value } from '../../../syntax/index.ts';
import type { Drifted } from '../../iac-set.ts';
import { mapOf } from './configuration.ts';
import { isHandedOut } from './handed-out.ts';
import { listOf } from './shown-resource.ts';

/**
 * What a plan saw to be changed since it was last applied, without what AWS itself moves.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function driftIn(changes: Value | undefined): readonly Drifted[] {
  return listOf(changes).flatMap((one): Drifted[] => {
    const { address, mode, change } = mapOf(one);
    if (typeof address !== 'string' || mode !== 'managed') return [];
    const { actions, before, after } = mapOf(change);
    if (listOf(actions).includes('delete')) return [{ address, how: 'deleted', attributes: [] }];
    if (!listOf(actions).includes('update')) return [];
    const attributes = changed(mapOf(before), mapOf(after));
    return attributes.length === 0 ? [] : [{ address, how: 'changed', attributes }];
  });
}

function changed(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !isHandedOut(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort();
}
