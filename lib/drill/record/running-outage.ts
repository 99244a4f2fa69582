import type { Seconds } from '../../base/duration.ts';
import type { Recorder } from './recorder.ts';

/** How long a probe has been seeing nothing good, while it goes on. For the live line and for stop conditions, not a measure. */
export interface RunningOutage {
  /** Seconds since the first of the failed looks that nothing good has followed; 0 when the newest look was good. */
  seconds(): Seconds;
  stop(): void;
}

/** Follows one probe. Looks that tell nothing (the harness was late) neither begin nor end it. */
export function runningOutage(recorder: Recorder, process: string): RunningOutage {
  const sent = new Map<number, Seconds>();
  let firstFailed: Seconds | undefined;
  let newestGood = -1;
  const stop = recorder.onEntry((entry) => {
    if (entry.process !== process || entry.type === 'mark') return;
    if (entry.type === 'invoke') {
      sent.set(entry.index, entry.t);
      return;
    }
    const at = sent.get(entry.invoke) ?? entry.t;
    sent.delete(entry.invoke);
    if (entry.unknown !== undefined || at < newestGood) return;
    if (entry.type !== 'ok') firstFailed = Math.min(firstFailed ?? at, at);
    else {
      newestGood = at;
      if (firstFailed !== undefined && at > firstFailed) firstFailed = undefined;
    }
  });
  return { seconds: () => (firstFailed === undefined ? 0 : recorder.elapsed() - firstFailed), stop };
}
