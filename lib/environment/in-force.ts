import type { Instant } from '../base/instant.ts';
import type { Environment, Exclusion, FreezeWindow } from './environment.ts';

/** The exclusions that count at this moment. */
export function exclusionsInForce({ exclusions }: Environment, now: Instant): Exclusion[] {
  return exclusions.filter(({ until }) => now <= until);
}

/** The freeze window that is open at this moment. */
export function freezeWindowInForce({ freezeWindows }: Environment, now: Instant): FreezeWindow | undefined {
  return freezeWindows.find(({ from, until }) => from <= now && now <= until);
}
