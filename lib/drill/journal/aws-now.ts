import type { Aws } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import { type Instant, plusSeconds } from '../../base/instant.ts';

/** A Date header is cut to whole seconds: a difference below that is none. */
const PRECISION_MS = 1_000;

/** The time as AWS keeps it, so that machines with different clocks agree on when a lock expires. */
export function awsNow(aws: Pick<Aws, 'clockOffsetMs'>, clock: Clock): Instant {
  const offset = aws.clockOffsetMs() ?? 0;
  return plusSeconds(clock.now(), Math.abs(offset) <= PRECISION_MS ? 0 : offset / 1_000);
}
