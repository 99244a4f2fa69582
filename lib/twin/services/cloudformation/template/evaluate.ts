import { isMap, type Value, type ValueMap } from '../../../../syntax/index.ts';
import { invalid } from './fault.ts';
import { FUNCTIONS } from './functions.ts';
import { isPseudoParameter, pseudoParameter } from './pseudo-parameters.ts';
import { resolveDynamic } from './resolve-dynamic.ts';
import { type Evaluated, NO_VALUE, type Scope } from './scope.ts';
import { asText } from './as-text.ts';

/** Evaluates a value of a template with everything in it. */
export function evaluate(value: Value, scope: Scope): Evaluated {
  if (typeof value === 'string') return resolveDynamic(value, scope);
  if (Array.isArray(value))
    return (value as readonly Value[])
      .map((item) => evaluate(item, scope))
      .filter((item): item is Value => item !== NO_VALUE);
  return isMap(value) ? evaluateMap(value, scope) : value;
}

function evaluateMap(map: ValueMap, scope: Scope): Evaluated {
  const [name, ...more] = Object.keys(map);
  if (name !== undefined && more.length === 0 && isFunction(name))
    return call(name, map[name] as Value, scope);
  const evaluated = Object.entries(map).map(([key, item]) => [key, evaluate(item, scope)] as const);
  return Object.fromEntries(
    evaluated.filter((entry): entry is readonly [string, Value] => entry[1] !== NO_VALUE),
  );
}

/** Whether a key that stands alone in its map is an intrinsic function. */
export function isFunction(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::');
}

function call(name: string, argument: Value, scope: Scope): Evaluated {
  if (name === 'Ref') return refer(argument, scope);
  const known = FUNCTIONS[name];
  if (known === undefined)
    throw invalid(`The intrinsic function ${name} is not supported by the embedded AWS.`);
  return known(argument, scope, evaluate);
}

function refer(argument: Value, scope: Scope): Evaluated {
  const name = asText(argument);
  if (isPseudoParameter(name)) return pseudoParameter(name, scope);
  return scope.parameters.get(name) ?? scope.ref(name);
}
