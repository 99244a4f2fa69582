import type { Instant } from '../base/instant.ts';

/** Learns from Date headers how far the server's clock is from ours. */
export interface ServerClock {
  observe(sentAt: Instant, receivedAt: Instant, date: string | undefined): void;
  /** Milliseconds that the server is ahead; null before the first header. */
  offsetMs(): number | null;
}

/**
 * A Date header is cut to whole seconds and was written between request and answer, so each gives a range of a second and a
 * little; the ranges of many answers together give much less.
 */
export function serverClock(): ServerClock {
  let range: readonly [low: number, high: number] | undefined;
  return {
    observe: (sentAt, receivedAt, date) => {
      const server = Date.parse(date ?? '');
      if (Number.isNaN(server)) return;
      const low = server - Date.parse(receivedAt);
      const high = server + 1_000 - Date.parse(sentAt);
      const both = [Math.max(low, range?.[0] ?? low), Math.min(high, range?.[1] ?? high)] as const;
      // Two ranges that do not meet: one of the clocks was set anew, and the last word counts.
      range = both[0] <= both[1] ? both : [low, high];
    },
    offsetMs: () => (range === undefined ? null : Math.round((range[0] + range[1]) / 2)),
  };
}
