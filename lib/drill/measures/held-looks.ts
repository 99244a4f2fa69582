import type { Seconds } from '../../base/duration.ts';
import { latency, type Sample } from './samples.ts';

/** Answers within this of one another came at one moment. */
const TOGETHER: Seconds = 0.03;
/** Two can come together by chance. */
const MANY = 3;

/** The failed looks of an outage, the good ones after it, and what is usual. */
export interface HeldOptions {
  readonly failures: readonly Sample[];
  readonly tail: readonly Sample[];
  /** An answer that takes longer was held up by something. */
  readonly usual: Seconds;
}

/**
 * The good looks that were held up beside a failing one and let go at one moment with others, sent before or after: what held them
 * was still there when they were sent, however good their answers. Answers that are merely slow come at moments of their own, as do
 * those that a client had to ask for again, and prove nothing.
 */
export function heldLooks({ failures, tail, usual }: HeldOptions): readonly Sample[] {
  const last = failures.reduce((one, other) => (other.sent > one.sent ? other : one));
  const released = (last.end === 'ok' ? last : tail[0])?.ended ?? Infinity;
  const waits = Math.max(usual, 2 * TOGETHER);
  const isLetGo = (look: Sample): boolean =>
    look.end === 'ok' && latency(look) > waits && Math.abs(look.ended - released) <= TOGETHER;
  const firstFree = tail.findIndex(
    (look, index) => !isLetGo(look) || look.sent >= (tail[index - 1] ?? last).ended,
  );
  const held = firstFree === -1 ? tail : tail.slice(0, firstFree);
  return failures.filter(isLetGo).length + held.length < MANY ? [] : held;
}
