/**
 * The marks that measures know by name. Others may be written: they are shown on the timeline and measure nothing. Each moment
 * is the first at which it was seen.
 */
export const MARKS = {
  /** The fault took hold, as far as whoever injected it can tell. Written as soon as the injecting call has returned. */
  fault: 'fault',
  /** Something noticed: an alarm turned, a health check turned, an event was published. */
  detected: 'detected',
  /** A person, or the automation, decided to recover. */
  decided: 'decided',
  /** What serves was changed: a standby promoted, a record switched, targets replaced. */
  switched: 'switched',
  /** Clients are sent to what serves now: a resolver answered with the new address. */
  redirected: 'redirected',
  /** The fault itself is gone: it ended, or it was healed. */
  cleared: 'cleared',
  /** Going back to how it was before has begun. What fails from here on belongs to failback. */
  failback: 'failback',
  /** It is again as it was before. */
  failedBack: 'failed-back',
} as const;

/** The operation of a nemesis whose beginning is the earliest moment at which the fault can have taken hold. */
export const INJECT = 'inject';
