import type { Seconds } from '../base/duration.ts';
import type { Estimate } from './objective-row.ts';

/** What could be worked out about one promise, before it is held against the promise. */
export interface Reckoning {
  /** null = a term has no source, or there is nothing to estimate; `verdict` says which. */
  readonly estimate: Estimate | null;
  /** The least that it can be, where that is less than the estimate. */
  readonly lower?: Seconds;
  /** Where there is no estimate: it was seen not to hold, could not be told, or does not apply. */
  readonly verdict?: 'fail' | 'unknown' | 'not-applicable';
  /** A sentence without its full stop. */
  readonly message: string;
}

/** No estimate, since a term has no source. */
export function untold(message: string): Reckoning {
  return { estimate: null, verdict: 'unknown', message };
}

/** No estimate, since it was seen that it cannot be. */
export function impossible(message: string): Reckoning {
  return { estimate: null, verdict: 'fail', message };
}

/** No estimate, since there is nothing to be lost or brought back. */
export function pointless(message: string): Reckoning {
  return { estimate: null, verdict: 'not-applicable', message };
}
