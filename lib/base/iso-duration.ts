import type { Seconds } from './duration.ts';

/** Reads an ISO 8601 length of days, hours, minutes and seconds, `PT1H30M`; undefined for anything else. */
export function parseIsoDuration(text: string): Seconds | undefined {
  const match = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (match === null) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

/** Writes a length of time as ISO 8601 does, in hours, minutes and seconds: `PT2M30S`. */
export function formatIsoDuration(length: Seconds): string {
  const whole = Math.floor(length);
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  const seconds = Math.round((length - hours * 3_600 - minutes * 60) * 1_000) / 1_000;
  const parts = [hours === 0 ? '' : `${hours}H`, minutes === 0 ? '' : `${minutes}M`];
  const text = `PT${parts.join('')}${seconds === 0 ? '' : `${seconds}S`}`;
  return text === 'PT' ? 'PT0S' : text;
}
