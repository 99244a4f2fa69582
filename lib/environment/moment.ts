import { type Instant, instant } from '../base/instant.ts';

/**
 * Reads "2027-03-31" as the first or the last millisecond of that day in UTC, and a moment with its zone as it is;
 * undefined for anything that the calendar does not have.
 */
export function readMoment(written: string, ofDay: 'first' | 'last'): Instant | undefined {
  const isDay = written.length === 10;
  const at = Date.parse(isDay ? `${written}T00:00:00.000Z` : written);
  // Date.parse turns 2027-02-30 into the second of March.
  if (Number.isNaN(at) || !dayExists(written.slice(0, 10))) return undefined;
  return instant(isDay && ofDay === 'last' ? at + 86_400_000 - 1 : at);
}

function dayExists(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(at) && instant(at).startsWith(day);
}
