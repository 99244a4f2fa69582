import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';

/** Does something again and again, each time after the one before is over, until it is stopped. */
export interface Pulse {
  /** Resolves when nothing more will happen. */
  readonly stop: () => Promise<void>;
}

/** A beat that fails is told to `onError`, and the next one comes all the same. */
export function pulse(
  clock: Clock,
  every: Seconds,
  beat: () => Promise<void>,
  onError: (error: unknown) => void,
): Pulse {
  let underWay: Promise<void> | undefined;
  const end = clock.every(every, () => {
    underWay ??= beat()
      .catch(onError)
      .finally(() => {
        underWay = undefined;
      });
  });
  return {
    stop: async () => {
      end();
      await underWay;
    },
  };
}
