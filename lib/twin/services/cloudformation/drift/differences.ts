import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import { isMap, type Value, type ValueMap } from '../../../../syntax/index.ts';
import type { CallContext } from '../../../service.ts';
import { isSame } from '../engine/change-of.ts';
import type { Property } from '../resources/property.ts';

/**
 * Where the live values differ from those that the template says. What the template leaves out is not looked at, and neither
 * are fields that the service fills in beside those that are said.
 */
export function differences(
  expected: ValueMap,
  actual: ValueMap,
  properties: Readonly<Record<string, Property>>,
  context: CallContext,
): PropertyDifference[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const property = properties[name];
    if (property === undefined || property.isHidden === true) return [];
    return compare(`/${name}`, value, actual[name], property, context);
  });
}

function compare(
  path: string,
  expected: Value,
  actual: Value | undefined,
  property: Property,
  context: CallContext,
): PropertyDifference[] {
  if (actual === undefined)
    return isEmpty(expected)
      ? []
      : [
          {
            PropertyPath: path,
            ExpectedValue: show(expected),
            ActualValue: 'null',
            DifferenceType: 'REMOVE',
          },
        ];
  if (isSame(expected, actual) || property.isSame?.(expected, actual, context) === true) return [];
  if (property.fields !== undefined && isMap(expected) && isMap(actual))
    return Object.entries(expected).flatMap(([name, value]) =>
      compare(`${path}/${name}`, value, actual[name], property.fields?.[name] ?? property, context),
    );
  const { item } = property;
  if (item !== undefined && Array.isArray(expected) && Array.isArray(actual))
    return compareLists(path, expected as readonly Value[], actual as readonly Value[], item, context);
  return [
    {
      PropertyPath: path,
      ExpectedValue: show(expected),
      ActualValue: show(actual),
      DifferenceType: 'NOT_EQUAL',
    },
  ];
}

/** The order of a list does not matter to a service that tells it in its own. */
function compareLists(
  path: string,
  expected: readonly Value[],
  actual: readonly Value[],
  item: Property,
  context: CallContext,
): PropertyDifference[] {
  const left = [...actual];
  const missing = expected.flatMap((value, index) => {
    const at = left.findIndex((other) => compare('', value, other, item, context).length === 0);
    if (at === -1) return [{ value, index }];
    left.splice(at, 1);
    return [];
  });
  const removed = missing.slice(left.length).map(
    ({ value, index }): PropertyDifference => ({
      PropertyPath: `${path}/${index}`,
      ExpectedValue: show(value),
      ActualValue: 'null',
      DifferenceType: 'REMOVE',
    }),
  );
  const changed = missing
    .slice(0, left.length)
    .flatMap(({ value, index }, at) => compare(`${path}/${index}`, value, left[at], item, context));
  const added = left.slice(missing.length).map(
    (value, at): PropertyDifference => ({
      PropertyPath: `${path}/${expected.length + at}`,
      ExpectedValue: 'null',
      ActualValue: show(value),
      DifferenceType: 'ADD',
    }),
  );
  return [...removed, ...changed, ...added];
}

function isEmpty(value: Value): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function show(value: Value): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
