import { Fault } from '../../service.ts';

/** A block of IPv4 addresses. */
export interface Block {
  readonly first: number;
  readonly length: number;
}

/** Reads `10.0.0.0/16`. */
export function parseBlock(text: string): Block {
  const [, address = '', length = ''] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(text) ?? [];
  const octets = address.split('.').map(Number);
  const isValid = octets.length === 4 && octets.every((octet) => octet < 256) && Number(length) <= 32;
  if (!isValid)
    throw new Fault(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  return { first: octets.reduce((sum, octet) => sum * 256 + octet, 0), length: Number(length) };
}

/** Whether the first block lies in the second. */
export function liesWithin(inner: string, outer: string): boolean {
  const [small, large] = [parseBlock(inner), parseBlock(outer)];
  return small.length >= large.length && small.first >= large.first && end(small) <= end(large);
}

/** Whether two blocks share addresses. */
export function overlaps(one: string, other: string): boolean {
  const [a, b] = [parseBlock(one), parseBlock(other)];
  return a.first < end(b) && b.first < end(a);
}

function end({ first, length }: Block): number {
  return first + 2 ** (32 - length);
}
