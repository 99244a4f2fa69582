import type { Value } from '../../../../syntax/index.ts';
import { cidr } from './cidr.ts';
import { isMap } from '../../../../syntax/index.ts';
import { invalid } from './fault.ts';
import { type Evaluated, NO_VALUE, type Scope } from './scope.ts';
import { substitute } from './substitute.ts';
import { asText } from './as-text.ts';

type Evaluate = (value: Value, scope: Scope) => Evaluated;
type IntrinsicFunction = (argument: Value, scope: Scope, evaluate: Evaluate) => Evaluated;

/** The functions that values are made with, by their long names. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, name] = attributeName(argument);
    return scope.attribute(logicalId, name);
  },
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope, evaluate) => {
    const [delimiter, list] = pair('Fn::Join', argument);
    return texts('Fn::Join', evaluate(list, scope)).join(asText(delimiter));
  },
  'Fn::Split': (argument, scope, evaluate) => {
    const [delimiter, source] = pair('Fn::Split', argument);
    return text('Fn::Split', evaluate(source, scope)).split(asText(delimiter));
  },
  'Fn::Select': (argument, scope, evaluate) => {
    const [index, list] = pair('Fn::Select', argument);
    const items = itemsOf('Fn::Select', evaluate(list, scope));
    const at = Number(evaluate(index, scope));
    const found = items[at];
    if (found === undefined)
      throw invalid(`Template error: Fn::Select cannot select nonexistent value at index ${String(at)}`);
    return found;
  },
  'Fn::FindInMap': (argument, scope, evaluate) => {
    const keys = list('Fn::FindInMap', argument).map((key) => text('Fn::FindInMap', evaluate(key, scope)));
    return findInMap(keys, scope);
  },
  'Fn::GetAZs': (argument, scope, evaluate) => {
    const region = text('Fn::GetAZs', evaluate(argument, scope));
    return [...scope.zones(region === '' ? scope.place.region : region)];
  },
  'Fn::ImportValue': (argument, scope, evaluate) =>
    scope.importValue(text('Fn::ImportValue', evaluate(argument, scope))),
  'Fn::Base64': (argument, scope, evaluate) =>
    Buffer.from(text('Fn::Base64', evaluate(argument, scope))).toString('base64'),
  'Fn::Cidr': (argument, scope, evaluate) => {
    const [block, count, bits = 8] = list('Fn::Cidr', argument).map((each) => evaluate(each, scope));
    return cidr(text('Fn::Cidr', block ?? NO_VALUE), Number(count), Number(bits));
  },
  'Fn::If': (argument, scope, evaluate) => {
    const [name, yes, no] = list('Fn::If', argument);
    const holds = scope.conditions.get(asText(name));
    if (holds === undefined || yes === undefined || no === undefined)
      throw invalid(`Template error: unresolved condition dependency ${asText(name)} in Fn::If`);
    return evaluate(holds ? yes : no, scope);
  },
};

/** `['Db', 'Endpoint.Address']`, from a list or from `Db.Endpoint.Address`. */
export function attributeName(argument: Value): [logicalId: string, name: string] {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return [argument.slice(0, dot), argument.slice(dot + 1)];
  }
  const [logicalId = '', ...name] = list('Fn::GetAtt', argument).map(String);
  return [logicalId, name.join('.')];
}

function findInMap([map = '', first = '', second = '']: readonly string[], scope: Scope): Value {
  const found = [map, first, second].reduce<Value | undefined>(
    (value, key) => (isMap(value) ? value[key] : undefined),
    scope.mappings,
  );
  if (found !== undefined) return found;
  throw invalid(`Template error: Unable to get mapping for ${map}::${first}::${second}`);
}

function pair(name: string, argument: Value): [Value, Value] {
  const [one, other, ...more] = list(name, argument);
  if (one === undefined || other === undefined || more.length > 0)
    throw invalid(`Template error: every ${name} object requires two parameters`);
  return [one, other];
}

function list(name: string, argument: Value): readonly Value[] {
  if (Array.isArray(argument)) return argument as readonly Value[];
  throw invalid(`Template error: ${name} requires a list argument`);
}

function itemsOf(name: string, value: Evaluated): readonly Value[] {
  return list(name, value === NO_VALUE ? null : value);
}

function texts(name: string, value: Evaluated): string[] {
  return itemsOf(name, value).map((item) => text(name, item));
}

function text(name: string, value: Evaluated): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw invalid(`Template error: every ${name} object must work on strings`);
}
