import type { Seconds } from '../base/duration.ts';

/** How long to wait for an answer, and how often to ask again. */
export interface Patience {
  /** One request, from the connection to the last byte. */
  readonly request: Seconds;
  /** The first question, by which one learns whether anybody is there. */
  readonly identity: Seconds;
  /** The first pause after a throttle, doubled each time up to the longest; each is drawn between half of it and all of it. */
  readonly firstPause: Seconds;
  readonly longestPause: Seconds;
  /** Attempts in all, by what went wrong. */
  readonly attempts: Readonly<Record<'throttled' | 'transient' | 'timeout', number>>;
}

/** Towards AWS, whose quotas are shared with everybody in the account. */
export const AWS_PATIENCE: Patience = {
  request: 30,
  identity: 10,
  firstPause: 0.25,
  longestPause: 8,
  attempts: { throttled: 12, transient: 3, timeout: 2 },
};

/** Towards a declared endpoint, which is near and has no quota to give back. */
export const ENDPOINT_PATIENCE: Patience = {
  ...AWS_PATIENCE,
  request: 15,
  identity: 5,
  firstPause: 0.01,
  longestPause: 0.25,
};

/** The pause before the attempt after this one, from 1. */
export function pauseAfter(attempt: number, patience: Patience, random: () => number = Math.random): Seconds {
  const full = Math.min(patience.longestPause, patience.firstPause * 2 ** (attempt - 1));
  return full * (0.5 + random() / 2);
}
