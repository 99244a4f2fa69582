import { isMap, type Value } from '../../../syntax/index.ts';

/**
 * What a call of a function says of literals, without knowing any value: what it wraps, what it puts together. Undefined
 * where nothing can be said but its arguments.
 */
export function calledWith(name: string, given: readonly Value[]): Value | undefined {
  return CALLS.get(name)?.(given);
}

/** Whether a call of it looks like its first argument. */
export function vanishes(name: string): boolean {
  return CALLS.get(name) === first || name === 'format';
}

const CALLS: ReadonlyMap<string, (given: readonly Value[]) => Value | undefined> = new Map(
  Object.entries({
    jsonencode: first,
    yamlencode: first,
    base64encode: first,
    nonsensitive: first,
    sensitive: first,
    tostring: first,
    toset: first,
    tolist: first,
    tomap: first,
    trimspace: first,
    chomp: first,
    concat: listed,
    flatten: listed,
    distinct: listed,
    compact: listed,
    merge: mergedMaps,
    format: formatted,
    join: joined,
  }),
);

function first([value]: readonly Value[]): Value | undefined {
  return value;
}

function listed(given: readonly Value[]): Value {
  return given.flatMap((value) => (Array.isArray(value) ? (value as readonly Value[]) : [value]));
}

/** Only where every one is written out: of the others nobody knows what they hold. */
function mergedMaps(given: readonly Value[]): Value | undefined {
  return given.every(isMap) ? Object.assign({}, ...given) : undefined;
}

function formatted([pattern, ...given]: readonly Value[]): Value | undefined {
  if (typeof pattern !== 'string') return undefined;
  let next = 0;
  return pattern.replace(/%(?:%|[-+# 0-9.]*[a-zA-Z])/g, (verb) => {
    if (verb === '%%') return '%';
    const value = given[next];
    next += 1;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '${…}';
  });
}

function joined([separator, list]: readonly Value[]): Value | undefined {
  if (typeof separator !== 'string' || !Array.isArray(list)) return undefined;
  const items: readonly Value[] = list;
  return items.every((item) => typeof item === 'string' || typeof item === 'number')
    ? items.join(separator)
    : undefined;
}
