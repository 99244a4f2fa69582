import type { Seconds } from './duration.ts';

/** A moment in UTC as ISO 8601 text, `2026-11-24T09:51:28.000Z`: it survives JSON, and people read it. */
export type Instant = string;

/** The moment of a Date, or of milliseconds since 1970. */
export function instant(at: Date | number): Instant {
  return new Date(at).toISOString();
}

/** Seconds from the first moment to the second; negative when the second is earlier. */
export function secondsBetween(from: Instant, to: Instant): Seconds {
  return (Date.parse(to) - Date.parse(from)) / 1_000;
}

/** The moment that lies so many seconds later (earlier when negative). */
export function plusSeconds(at: Instant, seconds: Seconds): Instant {
  return instant(Date.parse(at) + seconds * 1_000);
}
