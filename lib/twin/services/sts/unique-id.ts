import { createHash } from 'node:crypto';

/** An IAM unique id (`AROA…`, `AIDA…`): 21 characters, always the same for the same name. */
export function uniqueId(prefix: string, name: string): string {
  return prefix + createHash('sha256').update(name).digest('hex').slice(0, 17).toUpperCase();
}
