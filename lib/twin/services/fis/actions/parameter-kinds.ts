import { parseIsoDuration } from '../../../../base/iso-duration.ts';
import { LONGEST, type ParameterKind, SHORTEST } from './action-kind.ts';

/** A length of time from one minute to twelve hours. */
export function duration(description: string, required: boolean): ParameterKind {
  return {
    description,
    required,
    problem: (value) => {
      const seconds = parseIsoDuration(value);
      if (seconds === undefined) return 'must be a duration in ISO 8601 format, such as PT5M';
      return seconds < SHORTEST || seconds > LONGEST ? 'must be between PT1M and PT12H' : undefined;
    },
  };
}

/** `true` or `false`, as text. */
export function flag(description: string): ParameterKind {
  return {
    description,
    required: false,
    problem: (value) => (['true', 'false'].includes(value) ? undefined : 'must be true or false'),
  };
}

/** One of some words. */
export function oneOf(description: string, words: readonly string[]): ParameterKind {
  return {
    description,
    required: true,
    problem: (value) => (words.includes(value) ? undefined : `must be one of ${words.join(', ')}`),
  };
}
