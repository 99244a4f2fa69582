import { type Instant, instant } from '../../../base/instant.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Tells at which moments a schedule fires. */
export interface Schedule {
  /** Every moment after the first and up to the second. */
  between(after: Instant, until: Instant): Instant[];
}

/**
 * Reads `cron(minute hour day-of-month month day-of-week year)` in UTC, or undefined when it is none.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseSchedule(expression: string): Schedule | undefined {
  const fields = /^cron\((.*)\)$/.exec(expression.trim())?.[1]?.split(/\s+/) ?? [];
  if (fields.length !== 6) return undefined;
  const [minutes, hours, days, months, weekdays, years] = fields.map((field, index) =>
    parseField(field, RANGES[index] ?? [0, 0]),
  );
  if (!minutes || !hours || !days || !months || !weekdays || !years) return undefined;
  const isDay = (day: Date) =>
    days.has(day.getUTCDate()) &&
    months.has(day.getUTCMonth() + 1) &&
    weekdays.has(day.getUTCDay() + 1) &&
    years.has(day.getUTCFullYear());
  return {
    between: (after, until) =>
      daysFrom(after, until)
        .filter((midnight) => isDay(new Date(midnight)))
        .flatMap((midnight) => timesOf(midnight, hours, minutes))
        .filter((moment) => moment > after && moment <= until)
        .sort(),
  };
}

const RANGES: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
  [1970, 2199],
];

function parseField(field: string, [first, last]: readonly [number, number]): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(\*|\?)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(named(part));
    if (match === null) return undefined;
    const [, any, from, to, step] = match;
    const start = any === undefined ? Number(from) : first;
    const end = any === undefined && step === undefined ? Number(to ?? from) : Number(to ?? last);
    if (start < first || end > last) return undefined;
    for (let value = start; value <= end; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

const NAMES = [
  ...['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].map((name, index) => [name, index + 1] as const),
  ...['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'].map(
    (name, index) => [name, index + 1] as const,
  ),
];

function named(part: string): string {
  return NAMES.reduce((text, [name, number]) => text.replaceAll(name, String(number)), part.toUpperCase());
}

function daysFrom(after: Instant, until: Instant): number[] {
  const first = Math.floor(Date.parse(after) / DAY_MS);
  const last = Math.floor(Date.parse(until) / DAY_MS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, day) => (first + day) * DAY_MS);
}

function timesOf(midnight: number, hours: Set<number>, minutes: Set<number>): Instant[] {
  return [...hours].flatMap((hour) =>
    [...minutes].map((minute) => instant(midnight + hour * HOUR_MS + minute * 60_000)),
  );
}
