import type Mocha from 'mocha';
import type { Clock } from '../../base/clock.ts';

/** How long a test may go on after the run was told to stop. */
const GRACE_SECONDS = 2;

/** Runs what is registered, to its end or until the signal; a test that does not stop in time is left behind. */
export async function runMocha(mocha: Mocha, signal: AbortSignal, clock: Clock): Promise<void> {
  if (signal.aborted) return;
  let runner: Mocha.Runner | undefined;
  const done = new Promise<void>((resolve) => {
    runner = mocha.run(() => resolve());
  });
  const finished = new AbortController();
  const stopped = whenAborted(signal, finished.signal).then(async (isAborted) => {
    if (!isAborted) return;
    runner?.abort();
    await clock.sleep(GRACE_SECONDS);
  });
  await Promise.race([done, stopped]);
  finished.abort();
  // Else Mocha would go on catching what nobody catches, in this process that has more to do.
  runner?.dispose();
}

/** True once the first signal aborts, false once the second does. */
function whenAborted(signal: AbortSignal, giveUp: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(true), { once: true, signal: giveUp });
    giveUp.addEventListener('abort', () => resolve(false), { once: true });
  });
}
