/** A length of time in seconds. Fractions are allowed; negative lengths are not. */
export type Seconds = number;

const UNITS: Record<string, Seconds> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Reads "90s", "15m", "1h30m" or "14d"; undefined for anything else. A promise is no place for lenient reading. */
export function parseDuration(text: string): Seconds | undefined {
  if (!/^(\d+(\.\d+)?[smhd])+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g);
  let total = 0;
  for (const [, amount, unit] of parts) total += Number(amount) * (UNITS[unit ?? 's'] ?? 0);
  return total;
}

/** The shortest exact-enough form that a person reads at a glance: 0.4 s, 45 s, 4 min 30 s, 2 h, 14 d. */
export function formatDuration(seconds: Seconds): string {
  if (!Number.isFinite(seconds)) return 'no end';
  if (seconds < 10) return `${trim(seconds)} s`;
  const rounded = Math.round(seconds);
  const units: [Seconds, string][] = [
    [86_400, 'd'],
    [3_600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  const first = units.findIndex(([size]) => rounded >= size);
  const [size, name] = units[first] ?? [1, 's'];
  const whole = Math.floor(rounded / size);
  const [nextSize, nextName] = units[first + 1] ?? [1, ''];
  const rest = nextName === '' ? 0 : Math.round((rounded - whole * size) / nextSize);
  if (rest * nextSize === size) return `${whole + 1} ${name}`;
  return rest === 0 ? `${whole} ${name}` : `${whole} ${name} ${rest} ${nextName}`;
}

function trim(seconds: Seconds): string {
  return String(Math.round(seconds * 100) / 100);
}
