import { isMap, type Value, type ValueMap } from '../../../../syntax/index.ts';
import { attributeName } from './functions.ts';
import { substituted } from './substitute.ts';
import { asText } from './as-text.ts';

/** Something of the template that a value names. */
export interface Reference {
  readonly logicalId: string;
  /** The attribute, where Fn::GetAtt asks for one. */
  readonly attribute?: string;
}

/**
 * What a value refers to in its template. Of an `Fn::If` only the side that holds is looked at, both where the conditions are
 * not known yet.
 */
export function references(value: Value, conditions?: ReadonlyMap<string, boolean>): Reference[] {
  const found: Reference[] = [];
  collect(value, conditions, found);
  return found;
}

function collect(
  value: Value,
  conditions: ReadonlyMap<string, boolean> | undefined,
  found: Reference[],
): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly Value[]) collect(item, conditions, found);
    return;
  }
  if (!isMap(value)) return;
  for (const [name, argument] of Object.entries(value)) {
    if (name === 'Ref' && typeof argument === 'string') found.push({ logicalId: argument });
    else if (name === 'Fn::GetAtt') {
      const [logicalId, attribute] = attributeName(argument);
      found.push({ logicalId, attribute });
    } else if (name === 'Fn::Sub') for (const each of substituted(argument)) collect(each, conditions, found);
    else for (const each of sides(name, argument, conditions)) collect(each, conditions, found);
  }
}

function sides(
  name: string,
  argument: Value,
  conditions: ReadonlyMap<string, boolean> | undefined,
): readonly Value[] {
  if (name !== 'Fn::If' || !Array.isArray(argument)) return [argument];
  const [condition, yes = null, no = null] = argument as readonly Value[];
  const holds = conditions?.get(asText(condition));
  return holds === undefined ? [yes, no] : [holds ? yes : no];
}

/** The names of exports that a value imports, as far as they can be told: each is the function's argument. */
export function importedNames(value: Value | ValueMap): Value[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(importedNames);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([name, argument]) =>
    name === 'Fn::ImportValue' ? [argument] : importedNames(argument),
  );
}
