import { z } from 'zod';
import { parseDuration } from '../../base/duration.ts';
import { readMoment } from '../moment.ts';

/*
 * The smallest parts of a declaration. The message of each is what a problem says after "expected", and its first
 * example is what the fix proposes.
 */

/** Text of a form, with an example. */
export function text(expected: string, example: string, pattern: RegExp = /\S/) {
  return z
    .string({ error: expected })
    .regex(pattern, { error: expected })
    .meta({ examples: [example] });
}

/** The short name of an account, a tier, a workload or an environment. It becomes part of file names. */
export const shortName = (example: string) =>
  text('a name of lower-case letters, digits and hyphens', example, /^[a-z0-9][a-z0-9-]{0,62}$/);

const DURATION = 'a duration such as "90s", "15m", "1h30m" or "14d"';

const LONGEST = 100 * 365 * 86_400;

/** A length of time; `lib/base/duration.ts` reads it. */
export const duration = (example: string) =>
  z
    .string({ error: DURATION })
    .regex(/^(\d+(\.\d+)?[smhd])+$/, { error: DURATION, abort: true })
    .refine((written) => (parseDuration(written) ?? LONGEST) < LONGEST, { error: 'at most a hundred years' })
    .meta({ examples: [example] });

const DATE = 'a date such as "2027-03-31", or a moment with its zone such as "2027-03-31T18:00:00Z"';

/** A day, or a moment in a stated zone. */
export const date = (example: string) =>
  z
    .string({ error: DATE })
    .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/, {
      error: DATE,
      abort: true,
    })
    .refine((written) => readMoment(written, 'first') !== undefined, {
      error: 'a day that the calendar has',
    })
    .meta({ examples: [example] });

/** A Region by its shape; new ones appear without asking us. */
export const region = text(
  'a Region such as "eu-west-1" (not a zone such as "eu-west-1a")',
  'eu-west-1',
  /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/,
);

/** A role by its name or its ARN. */
export const roleName = (example: string) =>
  text('the name or ARN of a role', example, /^(arn:aws[a-z-]*:iam::\d{12}:role\/)?[\w+=,.@/-]{1,512}$/);

/** One word of a list. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `one of ${values.join(', ')}` }).meta({ examples: [values[0]] });
}

/** True or false. */
export const flag = z.boolean({ error: 'true or false' }).meta({ examples: [true] });

/** A whole number from 1. */
export const count = z
  .int({ error: 'a whole number from 1' })
  .min(1, { error: 'a whole number from 1' })
  .max(1_000_000, { error: 'a whole number up to 1000000' })
  .meta({ examples: [2] });

/** A map of names to values of one kind. */
export function named<V extends z.ZodType>(name: z.ZodType<string, string>, value: V) {
  return z.record(name, value);
}
