import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';

/** Something that was broken once, watched on the side until it is back. */
export interface ReturnWatch {
  /** Looks no more; resolves when the last look is over. */
  readonly close: () => Promise<void>;
}

/** AWS may be slow to say that something was broken, and slow to say that it is back. */
export interface ReturnOptions {
  readonly clock: Clock;
  readonly every: Seconds;
  /** Then nobody looks any more. */
  readonly patience: Seconds;
  readonly isBack: () => Promise<boolean>;
  readonly onBack: () => void;
}

/** Tells when it was seen to be away and then back. What was never seen to be away is not told: it may only not have begun. */
export function followReturn({ clock, every, patience, isBack, onBack }: ReturnOptions): ReturnWatch {
  let isClosed = false;
  const follow = async (): Promise<void> => {
    const due = clock.monotonic() + patience;
    let wasAway = false;
    while (!isClosed && clock.monotonic() < due) {
      const back = await isBack().catch(unreadable);
      if (wasAway && back === true) return onBack();
      wasAway ||= back === false;
      await clock.sleep(every);
    }
  };
  const followed = follow();
  // Whoever closes it hears of what went wrong; until then nobody has to.
  followed.catch(() => undefined);
  return {
    close: () => {
      isClosed = true;
      return followed;
    },
  };
}

/** A look that failed tells nothing, and is made again. */
function unreadable(error: unknown): undefined {
  if (error instanceof LandfallError) return undefined;
  throw error;
}
