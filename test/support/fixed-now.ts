import type { Instant } from '../../lib/base/instant.ts';
import { plusSeconds } from '../../lib/base/instant.ts';

/** The moment at which every unit test takes place. */
export const fixedNow: Instant = '2026-11-24T12:00:00.000Z';

/** So many seconds before `fixedNow`. */
export function ago(seconds: number): Instant {
  return plusSeconds(fixedNow, -seconds);
}
