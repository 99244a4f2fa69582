import type { Clock } from '../base/clock.ts';
import type { Seconds } from '../base/duration.ts';

/** When a leased process ends. */
export interface LeaseTerms {
  readonly clock: Clock;
  /** How long nobody may ask before the lease is over. */
  readonly idle: Seconds;
  /** When a client was last seen, on the monotonic clock. */
  readonly lastUse: () => Seconds;
  readonly onEnd: () => void;
}

const LOOKS: Seconds = 1;

/** Watches until nobody has asked for `idle` seconds, then says so once. The returned function gives the watch up. */
export function holdLease({ clock, idle, lastUse, onEnd }: LeaseTerms): () => void {
  const stop = clock.every(LOOKS, () => {
    if (clock.monotonic() - lastUse() < idle) return;
    stop();
    onEnd();
  });
  return stop;
}
