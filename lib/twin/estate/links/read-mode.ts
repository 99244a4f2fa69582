import { BLACKHOLE, type LinkMode, PASS, RESET } from './link-mode.ts';

/** What `readMode` takes, in words. */
export const MODE_WORDS =
  '{"kind": "pass" | "reset" | "blackhole"}, {"kind": "delay", "seconds": 1} or {"kind": "brown-out", "share": 0.5, "meets": "reset" | "blackhole" | {"seconds": 1}}';

/** Reads a mode that came as JSON; undefined for anything else. */
export function readMode(given: unknown): LinkMode | undefined {
  if (typeof given !== 'object' || given === null || !('kind' in given)) return undefined;
  const { kind, seconds, share, meets } = given as Readonly<Record<string, unknown>>;
  if (kind === 'pass') return PASS;
  if (kind === 'reset') return RESET;
  if (kind === 'blackhole') return BLACKHOLE;
  if (kind === 'delay') return isLength(seconds) ? { kind, seconds } : undefined;
  if (kind !== 'brown-out' || typeof share !== 'number' || share < 0 || share > 1) return undefined;
  if (meets === 'reset' || meets === 'blackhole') return { kind, share, meets };
  const slow = (meets as { readonly seconds?: unknown } | null | undefined)?.seconds;
  return isLength(slow) ? { kind, share, meets: { seconds: slow } } : undefined;
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
