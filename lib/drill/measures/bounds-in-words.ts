import { formatDuration, type Seconds } from '../../base/duration.ts';

/** `3.8 s to 4.21 s`, `at most 0.6 s`; rounded outwards, so that the truth lies in what is written as it does in what was measured. */
export function boundsInWords(
  measured: { readonly lower: Seconds; readonly upper: Seconds | null } | null,
): string {
  if (measured === null) return 'not measured';
  const { lower, upper } = measured;
  if (upper === null || !Number.isFinite(upper)) return `at least ${exactly(lower, Math.floor)}`;
  if (lower === 0) return `at most ${exactly(upper, Math.ceil)}`;
  return `${exactly(lower, Math.floor)} to ${exactly(upper, Math.ceil)}`;
}

/** Seconds as far as a promise of seconds needs them; whole ones from two minutes on. */
export function exactly(seconds: Seconds, round: (value: number) => number = Math.round): string {
  if (seconds >= LONG) return formatDuration(round(seconds));
  const digits = seconds < 10 ? 100 : 10;
  // The last bits of a sum are no reason to go a whole step further.
  return `${round(Number((seconds * digits).toPrecision(12))) / digits} s`;
}

const LONG: Seconds = 120;
