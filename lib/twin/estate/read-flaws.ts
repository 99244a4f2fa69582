import { parseDuration } from '../../base/duration.ts';
import type { Flaws } from './flaws.ts';

/** What `readFlaws` takes, in words. */
export const FLAW_WORDS =
  'lagging-standby=2s, names-for-ever, needs-its-cache and slow-failover=3, separated by commas';

const READERS: Readonly<Record<string, (value: string) => Flaws | undefined>> = {
  'lagging-standby': (value) => {
    const replicationLag = parseDuration(value);
    return replicationLag === undefined ? undefined : { replicationLag };
  },
  'names-for-ever': (value) => (value === '' ? { cachesNamesForEver: true } : undefined),
  'needs-its-cache': (value) => (value === '' ? { needsItsCache: true } : undefined),
  'slow-failover': (value) => (Number(value) > 0 ? { failoverFactor: Number(value) } : undefined),
};

/** Reads how the real processes are to be sick, `lagging-standby=2s,names-for-ever`. Undefined for anything else. */
export function readFlaws(text: string): Flaws | undefined {
  let flaws: Flaws = {};
  for (const part of text.split(',').filter((each) => each !== '')) {
    const [name = '', value = ''] = part.split('=');
    const read = Object.hasOwn(READERS, name) ? READERS[name]?.(value) : undefined;
    if (read === undefined) return undefined;
    flaws = { ...flaws, ...read };
  }
  return flaws;
}
