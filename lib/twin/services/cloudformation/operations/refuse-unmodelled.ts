import { invalid } from '../template/fault.ts';

/** Refuses what a caller asks for beyond what the twin does: never passed over in silence. */
export function refuseUnmodelled(input: object, names: readonly string[]): void {
  const asked = Object.entries(input).find(([name, value]) => names.includes(name) && isSaid(value));
  if (asked !== undefined) throw invalid(`${asked[0]} is not supported by the embedded AWS.`);
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !(typeof value === 'object' && Object.keys(value).length === 0);
}
