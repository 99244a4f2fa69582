import { createHash } from 'node:crypto';

/** Hexadecimal digits that are the same for the same name in every run: no randomness, so that worlds compare. */
export function hexId(name: string, length: number): string {
  return createHash('sha512').update(name).digest('hex').slice(0, length);
}

/** A UUID that is the same for the same name in every run. */
export function uuidOf(name: string): string {
  const hex = hexId(name, 32);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return parts.join('-');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Upper-case letters and digits that are the same for the same name, the form of RDS resource ids. */
export function base32Id(name: string, length: number): string {
  const bytes = createHash('sha512').update(name).digest();
  return [...bytes.subarray(0, length)].map((byte) => BASE32[byte % 32] ?? 'A').join('');
}
