import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { isSame, order } from '../attribute.ts';
import type { Item } from '../stored-table.ts';
import type { Bindings } from './bindings.ts';
import { Tokens } from './tokens.ts';

/** Whether an item is meant. */
export type Condition = (item: Item) => boolean;

/** Reads a condition or filter: comparisons, `attribute_exists` and its like, AND, OR, NOT and brackets. */
export function readCondition(kind: string, text: string, bindings: Bindings): Condition {
  const tokens = new Tokens(kind, text);
  const condition = readOr(tokens, bindings);
  if (!tokens.isAtEnd) throw unexpected(tokens);
  return condition;
}

function readOr(tokens: Tokens, bindings: Bindings): Condition {
  const parts = [readAnd(tokens, bindings)];
  while (tokens.take('OR')) parts.push(readAnd(tokens, bindings));
  return (item) => parts.some((part) => part(item));
}

function readAnd(tokens: Tokens, bindings: Bindings): Condition {
  const parts = [readNot(tokens, bindings)];
  while (tokens.take('AND')) parts.push(readNot(tokens, bindings));
  return (item) => parts.every((part) => part(item));
}

function readNot(tokens: Tokens, bindings: Bindings): Condition {
  if (tokens.take('NOT')) {
    const inner = readNot(tokens, bindings);
    return (item) => !inner(item);
  }
  if (!tokens.take('(')) return readTest(tokens, bindings);
  const inner = readOr(tokens, bindings);
  tokens.expect(')');
  return inner;
}

function readTest(tokens: Tokens, bindings: Bindings): Condition {
  return tokens.peek(1) === '(' ? readFunction(tokens, bindings) : readComparison(tokens, bindings);
}

function readFunction(tokens: Tokens, bindings: Bindings): Condition {
  const name = tokens.read();
  tokens.expect('(');
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    const attribute = bindings.readName(tokens);
    tokens.expect(')');
    return (item) => Object.hasOwn(item, attribute) === (name === 'attribute_exists');
  }
  if (name !== 'begins_with') throw tokens.unmodelled(name);
  const attribute = bindings.readName(tokens);
  tokens.expect(',');
  const prefix = bindings.readValue(tokens);
  tokens.expect(')');
  return (item) => beginsWith(item[attribute], prefix);
}

/** Whether a text begins with another. */
export function beginsWith(value: AttributeValue | undefined, prefix: AttributeValue): boolean {
  return value?.S !== undefined && prefix.S !== undefined && value.S.startsWith(prefix.S);
}

type Operand = (item: Item) => AttributeValue | undefined;
type Comparison = (one: AttributeValue, other: AttributeValue) => boolean;

/** The comparisons that DynamoDB knows. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': isSame,
  '<>': (one, other) => !isSame(one, other),
  '<': ordered((difference) => difference < 0),
  '<=': ordered((difference) => difference <= 0),
  '>': ordered((difference) => difference > 0),
  '>=': ordered((difference) => difference >= 0),
};

function ordered(holds: (difference: number) => boolean): Comparison {
  return (one, other) => {
    const difference = order(one, other);
    return difference !== undefined && holds(difference);
  };
}

/** An attribute that is not there is unlike anything, and nothing else. */
function readComparison(tokens: Tokens, bindings: Bindings): Condition {
  const left = readOperand(tokens, bindings);
  const sign = tokens.read();
  const comparison = COMPARISONS[sign];
  if (comparison === undefined)
    throw /^[a-z]/i.test(sign) ? tokens.unmodelled(sign) : tokens.wrong(`near "${sign}"`);
  const right = readOperand(tokens, bindings);
  return (item) => {
    const [one, other] = [left(item), right(item)];
    return one === undefined || other === undefined ? sign === '<>' && one !== other : comparison(one, other);
  };
}

function readOperand(tokens: Tokens, bindings: Bindings): Operand {
  if (tokens.peek()?.startsWith(':') === true) {
    const value = bindings.readValue(tokens);
    return () => value;
  }
  const name = bindings.readName(tokens);
  return (item) => item[name];
}

function unexpected(tokens: Tokens) {
  const token = tokens.read();
  return /^[a-z]/i.test(token) ? tokens.unmodelled(token) : tokens.wrong(`near "${token}"`);
}
