import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid } from '../invalid.ts';
import type { Bindings } from './bindings.ts';
import { beginsWith, COMPARISONS } from './condition.ts';
import { Tokens } from './tokens.ts';

/** Which partition a query reads, and which of its sort keys. */
export interface KeyCondition {
  readonly partition: AttributeValue;
  readonly holds: (range: AttributeValue | undefined) => boolean;
}

interface KeyPart {
  readonly name: string;
  readonly sign: string;
  readonly value: AttributeValue;
}

/** Reads `pk = :p`, or that AND one condition on the sort key. */
export function readKeyCondition(
  text: string | undefined,
  keys: { readonly hash: string; readonly range: string | undefined },
  bindings: Bindings,
): KeyCondition {
  if (text === undefined)
    throw invalid(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  const tokens = new Tokens('KeyConditionExpression', text);
  const parts = [readPart(tokens, bindings)];
  while (tokens.take('AND')) parts.push(readPart(tokens, bindings));
  if (!tokens.isAtEnd) throw tokens.unmodelled(tokens.read());
  const partition = parts.find(({ name, sign }) => name === keys.hash && sign === '=');
  if (partition === undefined) throw invalid(`Query condition missed key schema element: ${keys.hash}`);
  const rest = parts.filter((part) => part !== partition);
  const [range] = rest;
  if (rest.length > 1 || (range !== undefined && range.name !== keys.range))
    throw invalid('Query key condition not supported');
  return { partition: partition.value, holds: (value) => range === undefined || meets(value, range) };
}

function readPart(tokens: Tokens, bindings: Bindings): KeyPart {
  if (tokens.take('(')) {
    const inner = readPart(tokens, bindings);
    tokens.expect(')');
    return inner;
  }
  if (tokens.peek(1) === '(') return readBeginsWith(tokens, bindings);
  const name = bindings.readName(tokens);
  const sign = tokens.read();
  if (COMPARISONS[sign] === undefined || sign === '<>') throw tokens.unmodelled(sign);
  return { name, sign, value: bindings.readValue(tokens) };
}

function readBeginsWith(tokens: Tokens, bindings: Bindings): KeyPart {
  const called = tokens.read();
  if (called !== 'begins_with') throw tokens.unmodelled(called);
  tokens.expect('(');
  const name = bindings.readName(tokens);
  tokens.expect(',');
  const value = bindings.readValue(tokens);
  tokens.expect(')');
  return { name, sign: called, value };
}

function meets(value: AttributeValue | undefined, { sign, value: wanted }: KeyPart): boolean {
  if (value === undefined) return false;
  return sign === 'begins_with' ? beginsWith(value, wanted) : COMPARISONS[sign]?.(value, wanted) === true;
}
