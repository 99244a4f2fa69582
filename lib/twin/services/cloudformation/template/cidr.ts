import { invalid } from './fault.ts';

/** `Fn::Cidr`: so many blocks of `2^bits` addresses each, from the beginning of an IPv4 block. */
export function cidr(block: string, count: number, bits: number): string[] {
  const [address = '', length = ''] = block.split('/');
  const size = 2 ** bits;
  const whole = 2 ** (32 - Number(length));
  const octets = address.split('.').map(Number);
  const isWhole = octets.length === 4 && octets.every((octet) => octet >= 0 && octet < 256);
  if (!isWhole || !(count >= 1 && count <= 256) || !(size * count <= whole))
    throw invalid(`Template error: Fn::Cidr cannot make ${count} blocks of ${bits} host bits from ${block}`);
  const start = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = start - (start % whole);
  return Array.from({ length: count }, (_, index) => `${dotted(first + index * size)}/${32 - bits}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
