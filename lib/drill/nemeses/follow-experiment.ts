import { LandfallError } from '../../base/errors.ts';
import type { FisExperiment } from './fis-shapes.ts';
import { watchExperiment, type WatchOptions } from './watch-experiment.ts';

/** An experiment that is watched on the side. */
export interface Following {
  /** Resolves when it is over; rejects when that could not be seen before `close`. */
  readonly ended: Promise<FisExperiment>;
  /** Looks a last time: whoever calls this has seen it end. */
  readonly close: () => Promise<void>;
}

/** Looks in a row that may fail before nobody is there any more. */
const PATIENCE = 30;

/** Marks what FIS does while others watch the clients. A look that fails is made again. */
export function followExperiment(id: string, seen: Set<string>, options: WatchOptions): Following {
  const { clock, every } = options;
  let isClosing = false;
  let failed = 0;
  const looking: WatchOptions = {
    ...options,
    aws: {
      read: async (request) => {
        const reading = await options.aws.read(request);
        failed = reading.failure === undefined ? 0 : failed + 1;
        return reading;
      },
    },
  };
  const follow = async (): Promise<FisExperiment> => {
    for (;;) {
      try {
        return await watchExperiment(id, seen, () => isClosing, looking);
      } catch (error) {
        if (isClosing || failed >= PATIENCE || !(error instanceof LandfallError)) throw error;
        await clock.sleep(every);
      }
    }
  };
  const ended = follow();
  // Whoever asks how it ended hears of what went wrong; nobody has to.
  const settled = ended.then(
    () => undefined,
    () => undefined,
  );
  return {
    ended,
    close: () => {
      isClosing = true;
      return settled;
    },
  };
}
