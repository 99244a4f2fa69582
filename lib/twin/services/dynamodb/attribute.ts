import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** The type of an attribute value, `S`, `N`, `BOOL`, … */
export function typeOf(value: AttributeValue): string {
  return Object.entries(value).find(([, held]) => held !== undefined)?.[0] ?? '';
}

/** Whether two values are the same; numbers are, however they are written, and sets in any order. */
export function isSame(one: AttributeValue, other: AttributeValue): boolean {
  return canonical(one) === canonical(other);
}

/** The same text for the same value. */
export function canonical(value: AttributeValue): string {
  const type = typeOf(value);
  const held: unknown = Object.entries(value).find(([name]) => name === type)?.[1];
  return JSON.stringify([type, comparable(type, held)]);
}

function comparable(type: string, held: unknown): unknown {
  if (type === 'N') return Number(held);
  if (type === 'B') return Buffer.from(held as Uint8Array).toString('base64');
  if (type === 'NS') return (held as string[]).map(Number).sort((a, b) => a - b);
  if (type === 'SS') return (held as string[]).toSorted();
  if (type === 'BS')
    return (held as Uint8Array[]).map((bytes) => Buffer.from(bytes).toString('base64')).sort();
  if (type === 'L') return (held as AttributeValue[]).map(canonical);
  if (type !== 'M') return held;
  const members = Object.entries(held as Record<string, AttributeValue>);
  return members.map(([name, member]) => JSON.stringify([name, canonical(member)])).sort();
}

/** Below 0, 0 or above 0, as the first comes before the second; undefined where values cannot be ordered. */
export function order(one: AttributeValue, other: AttributeValue): number | undefined {
  if (one.N !== undefined && other.N !== undefined) return Number(one.N) - Number(other.N);
  if (one.S !== undefined && other.S !== undefined)
    return Buffer.compare(Buffer.from(one.S), Buffer.from(other.S));
  if (one.B !== undefined && other.B !== undefined) return Buffer.compare(one.B, other.B);
  return undefined;
}
