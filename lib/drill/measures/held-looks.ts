import type { Seconds } from '../../base/duration.ts';
import { latency, type Sample } from './samples.ts';

/** Answers within this of one another came at one moment. */
const TOGETHER: Seconds = 0.03;

/** The looks around the end of an outage: the failed one that was sent last, the good ones after it, and what is usual. */
export interface HeldOptions<Look extends Sample> {
  readonly lastFailure: Look;
  readonly tail: readonly Look[];
  /** An answer that takes longer was held up by something. */
  readonly usual: Seconds;
}

/**
 * The good looks that were held up beside a failing one and let go at one moment with others, sent long before or after: what held
 * them was still there when they were sent, however good their answers. An answer that is merely slow comes at a moment of its own,
 * as does one that a client had to ask for again, and proves nothing.
 */
export function heldLooks<Look extends Sample>(options: HeldOptions<Look>): readonly Look[] {
  const { lastFailure, tail, usual } = options;
  const answered = lastFailure.end === 'ok' ? [lastFailure, ...tail] : tail;
  const released = answered[0]?.ended ?? Infinity;
  const waits = Math.max(usual, 2 * TOGETHER);
  const firstFree = answered.findIndex(
    (look, index) =>
      latency(look) <= waits ||
      Math.abs(look.ended - released) > TOGETHER ||
      look.sent >= (answered[index - 1] ?? lastFailure).ended,
  );
  const held = firstFree === -1 ? answered : answered.slice(0, firstFree);
  return held.length < 2 ? [] : held.filter((look) => look !== lastFailure);
}
