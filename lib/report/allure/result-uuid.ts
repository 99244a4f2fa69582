import { createHash } from 'node:crypto';

/**
 * The uuid of a test's result: the same whenever the suites run again over a run, so that links into Allure's tree
 * (which are `#` and the MD5 of the uuid) stay good.
 */
export function resultUuid(run: string, check: string, workload: string): string {
  return uuidOf([run, check, workload]);
}

/** A stable uuid of any words, in the form of a version 8 (RFC 9562, 5.8). */
export function uuidOf(words: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** The address of a test in Allure's tree. */
export function allureLink(run: string, check: string, workload: string): string {
  return `#${createHash('md5')
    .update(resultUuid(run, check, workload))
    .digest('hex')}`;
}
