import { isMap, type Value, type ValueMap } from '../../../../syntax/index.ts';
import { invalid } from './fault.ts';
import { type Evaluated, NO_VALUE, type Scope } from './scope.ts';
import { resolveDynamic } from './resolve-dynamic.ts';

const VARIABLE = /\$\{([^}]*)\}/g;

/** `Fn::Sub`: puts values in place of `${Name}`, `${Name.Attribute}` and the names of its own map; `${!Literal}` stays. */
export function substitute(
  argument: Value,
  scope: Scope,
  evaluate: (value: Value, scope: Scope) => Evaluated,
): string {
  const { template, own } = parts(argument);
  const filled = template.replaceAll(VARIABLE, (_whole, written: string) => {
    if (written.startsWith('!')) return `\${${written.slice(1)}}`;
    const name = written.trim();
    const value = Object.hasOwn(own, name)
      ? evaluate(own[name] as Value, scope)
      : evaluate(referenceOf(name), scope);
    if (value === NO_VALUE || typeof value === 'object')
      throw invalid(`Template error: variable ${name} in Fn::Sub expression does not resolve to a string`);
    return String(value);
  });
  return resolveDynamic(filled, scope);
}

/** The names that a `Fn::Sub` looks up in the template, each as the function that it stands for. */
export function substituted(argument: Value): Value[] {
  const { template, own } = parts(argument);
  const names = [...template.matchAll(VARIABLE)].map(([, written = '']) => written.trim());
  const looked = names.filter((name) => !name.startsWith('!') && !Object.hasOwn(own, name));
  return [...looked.map(referenceOf), ...Object.values(own)];
}

function referenceOf(name: string): Value {
  const dot = name.indexOf('.');
  return dot === -1 || name.startsWith('AWS::')
    ? { Ref: name }
    : { 'Fn::GetAtt': [name.slice(0, dot), name.slice(dot + 1)] };
}

function parts(argument: Value): { readonly template: string; readonly own: ValueMap } {
  if (typeof argument === 'string') return { template: argument, own: {} };
  const [template, own = {}] = Array.isArray(argument) ? (argument as readonly Value[]) : [];
  if (typeof template === 'string' && isMap(own)) return { template, own };
  throw invalid(
    "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  );
}
