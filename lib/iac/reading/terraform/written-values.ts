import { own } from '../../../base/own.ts';
import { isMap, type Value, type ValueMap } from '../../../syntax/index.ts';
import { type References, referencesOf, type Scope } from './references.ts';
import { knownTexts, substituted, workedOut } from './substituted.ts';

/**
 * What somebody wrote of a resource: the values that a plan foresees, without those that the provider computes, and with
 * `${…}` where a value comes from something else. So a literal that is left was written out.
 */
export function writtenValues(
  values: ValueMap,
  expressions: ValueMap,
  scope: Scope,
  references: References,
): ValueMap {
  const names = Object.keys(expressions);
  return Object.fromEntries([
    ...names.map(
      (name) => [name, written(own(values, name), expressions[name] ?? null, scope, references)] as const,
    ),
    ...Object.entries(values).filter(([name, value]) => !names.includes(name) && isSetting(value)),
  ]);
}

/** Truth values and numbers that nobody wrote are defaults of the provider, and still tell how the thing will be. */
function isSetting(value: Value): boolean {
  return typeof value === 'boolean' || typeof value === 'number';
}

function written(value: Value | undefined, expression: Value, scope: Scope, references: References): Value {
  if (Array.isArray(expression)) {
    const blocks = Array.isArray(value) ? value : [];
    return expression.map((one, index) => written(blocks[index], one, scope, references));
  }
  if (!isMap(expression)) return value ?? null;
  const constant = expression['constant_value'];
  if (constant !== undefined) return value ?? constant;
  if (expression['references'] !== undefined) return referring(value, expression, scope, references);
  if (Object.keys(expression).length === 0) return value ?? null;
  // A block, with expressions of its own.
  return writtenValues(isMap(value) ? value : {}, expression, scope, references);
}

function referring(
  value: Value | undefined,
  expression: ValueMap,
  scope: Scope,
  references: References,
): Value {
  const names = referencesOf(expression);
  if (value === undefined || value === null) return names.map((name) => `\${${name}}`).join('') || null;
  const known = names.flatMap((name) => knownTexts(name, references.valueOf(name, scope)));
  const seen = substituted(value, known);
  if (JSON.stringify(seen) !== JSON.stringify(value)) return seen;
  const isOpen = names.some((name) => references.valueOf(name, scope) === undefined);
  return workedOut(isOpen ? substituted(value, references.around(scope)) : value, known);
}
