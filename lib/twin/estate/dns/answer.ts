import type { Seconds } from '../../../base/duration.ts';

/** One resource record of an answer, in the words of dns-packet. */
export interface AnswerRecord {
  readonly name: string;
  readonly type: string;
  readonly ttl: Seconds;
  readonly data: unknown;
}

/** What a name server says to a question. */
export interface Answer {
  readonly code: 'NOERROR' | 'NXDOMAIN';
  readonly answers: readonly AnswerRecord[];
  /** The zone's SOA, when there is nothing to answer: it tells how long that may be kept. */
  readonly authorities: readonly AnswerRecord[];
}

/** Answers a question. */
export type Answerer = (name: string, type: string) => Answer;

/** Addresses that are not in any hosted zone: load balancers and databases, by the names that AWS gives them. */
export interface NamedAddresses {
  readonly addresses: readonly string[];
  /** As AWS sets it, at pace 1. */
  readonly ttl: Seconds;
  /** For an alias that evaluates its target's health. */
  readonly isHealthy: boolean;
}

/** Looks a name up among them: lower-case, without the last dot. */
export type NameSource = (name: string) => NamedAddresses | undefined;
