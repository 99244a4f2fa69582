import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid } from '../invalid.ts';
import type { Item } from '../stored-table.ts';
import type { Bindings } from './bindings.ts';
import { Tokens } from './tokens.ts';

/** What an update makes of one attribute; undefined takes it off. Every part sees the item as it was before. */
export type AttributeChange = readonly [name: string, value: (before: Item) => AttributeValue | undefined];

/** Reads an UpdateExpression: SET, REMOVE and ADD. */
export function readUpdate(text: string, bindings: Bindings): AttributeChange[] {
  const tokens = new Tokens('UpdateExpression', text);
  const changes: AttributeChange[] = [];
  while (!tokens.isAtEnd) {
    const clause = tokens.read();
    const read = CLAUSES[clause.toUpperCase()];
    if (read === undefined)
      throw clause.toUpperCase() === 'DELETE' ? tokens.unmodelled(clause) : tokens.wrong(`near "${clause}"`);
    do changes.push(read(tokens, bindings));
    while (tokens.take(','));
  }
  const names = changes.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw tokens.wrong(`Two document paths overlap with each other; must remove or rewrite one: [${twice}]`);
  return changes;
}

/** An item as the changes leave it. */
export function changed(before: Item, changes: readonly AttributeChange[]): Item {
  const after: Record<string, AttributeValue> = { ...before };
  for (const [name, valueOf] of changes) {
    const value = valueOf(before);
    if (value === undefined) delete after[name];
    else after[name] = value;
  }
  return after;
}

const CLAUSES: Readonly<Record<string, (tokens: Tokens, bindings: Bindings) => AttributeChange>> = {
  SET: readSet,
  REMOVE: (tokens, bindings) => [bindings.readName(tokens), () => undefined],
  ADD: readAdd,
};

type Operand = (before: Item) => AttributeValue;

function readSet(tokens: Tokens, bindings: Bindings): AttributeChange {
  const name = bindings.readName(tokens);
  tokens.expect('=');
  const first = readOperand(tokens, bindings);
  const sign = tokens.peek();
  if (sign !== '+' && sign !== '-') return [name, first];
  tokens.read();
  const second = readOperand(tokens, bindings);
  const direction = sign === '+' ? 1 : -1;
  return [name, (before) => sum(first(before), second(before), direction)];
}

function readOperand(tokens: Tokens, bindings: Bindings): Operand {
  if (tokens.peek()?.startsWith(':') === true) {
    const value = bindings.readValue(tokens);
    return () => value;
  }
  if (tokens.peek(1) === '(') return readFunction(tokens, bindings);
  const name = bindings.readName(tokens);
  return (before) => {
    const value = before[name];
    if (value === undefined)
      throw invalid('The provided expression refers to an attribute that does not exist in the item');
    return value;
  };
}

function readFunction(tokens: Tokens, bindings: Bindings): Operand {
  const called = tokens.read();
  if (called !== 'if_not_exists') throw tokens.unmodelled(called);
  tokens.expect('(');
  const name = bindings.readName(tokens);
  tokens.expect(',');
  const otherwise = readOperand(tokens, bindings);
  tokens.expect(')');
  return (before) => before[name] ?? otherwise(before);
}

/** Adds to a number; one that is not there counts as 0. Sets are not modelled. */
function readAdd(tokens: Tokens, bindings: Bindings): AttributeChange {
  const name = bindings.readName(tokens);
  const added = bindings.readValue(tokens);
  if (added.N === undefined) throw tokens.unmodelled('ADD to a set');
  return [name, (before) => sum(before[name] ?? { N: '0' }, added, 1)];
}

function sum(one: AttributeValue, other: AttributeValue, direction: 1 | -1): AttributeValue {
  if (one.N === undefined || other.N === undefined)
    throw invalid('An operand in the update expression has an incorrect data type');
  return { N: String(Number(one.N) + direction * Number(other.N)) };
}
