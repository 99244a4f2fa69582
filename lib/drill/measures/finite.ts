import type { Bounds } from './bounds.ts';

/** Bounds that JSON can hold: null when the end was not seen. */
export function finite(bounds: Bounds | null): Bounds | null {
  return bounds !== null && Number.isFinite(bounds.upper) ? bounds : null;
}
