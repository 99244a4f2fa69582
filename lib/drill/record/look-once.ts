import { at } from '../../base/at.ts';
import type { Clock } from '../../base/clock.ts';
import { formatDuration, type Seconds } from '../../base/duration.ts';
import { messageOf } from '../../base/errors.ts';
import type { Look } from '../probe.ts';
import type { Ended, Recorder } from './recorder.ts';
import type { StallMeter } from './stall-meter.ts';
import type { Watched } from './watched.ts';

/** What a look needs around it. */
export interface Looking {
  readonly watched: Watched;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly meter: StallMeter;
}

/** A probe ends a look as soon as it is aborted; one that does not is left behind after this. */
const GRACE: Seconds = 0.1;

/**
 * Begins one look and writes down its beginning and its end. Returns what cuts it off. `onSettled` is called when the probe is
 * done with it, which can be later than its end in the record.
 */
export function lookOnce(options: Looking & { due: Seconds; onSettled: () => void }): () => void {
  const { watched, recorder, clock, due } = options;
  const { probe, timeout } = watched;
  const intended = probe.intends?.();
  const invoke = recorder.invoke({
    process: probe.id,
    vantage: probe.vantage,
    operation: probe.kind,
    due,
    ...(intended === undefined ? {} : { value: intended }),
  });
  const sent = recorder.elapsed();
  const aborting = new AbortController();
  let reason: 'timeout' | 'cut off' | undefined;
  let overslept: Seconds = 0;
  let isOver = false;

  const end = (look: Look): void => {
    if (isOver) return;
    isOver = true;
    giveUp();
    recorder.complete(invoke, judged(options, { look, sent, reason, overslept }));
  };
  const abort = (why: 'timeout' | 'cut off'): void => {
    reason ??= why;
    overslept = recorder.elapsed() - due - timeout;
    aborting.abort();
    giveUp();
    if (why === 'cut off') end({ end: 'unsure' });
    else giveUp = at(clock, clock.monotonic() + GRACE, () => end({ end: 'unsure' }));
  };
  let giveUp = at(clock, recorder.monotonic(due + timeout), () => abort('timeout'));
  // Not `finally`: this promise must never reject, whatever a probe does.
  void probe.look(aborting.signal).then(
    (look) => settle(look),
    (error: unknown) => settle({ end: 'unsure', error: messageOf(error) }),
  );
  const settle = (look: Look): void => {
    end(look);
    options.onSettled();
  };
  return () => abort('cut off');
}

interface Finished {
  readonly look: Look;
  readonly sent: Seconds;
  readonly reason: 'timeout' | 'cut off' | undefined;
  /** How long after its moment the timeout went off: an answer may have lain there unread. */
  readonly overslept: Seconds;
}

/** Adds what the harness itself had to do with the end. */
function judged(looking: Looking & { due: Seconds }, finished: Finished): Ended {
  const { watched, recorder, meter, due } = looking;
  const { look, sent, reason } = finished;
  const stalled = meter.between(recorder.monotonic(due), recorder.monotonic(recorder.elapsed()));
  const late = Math.max(sent - due, stalled);
  const unknown = whyUnknown(looking, finished, stalled);
  return {
    ...look,
    // What was certainly never sent has failed for certain, in time or not.
    ...(reason === 'timeout' && look.end !== 'ok'
      ? { error: `no answer within ${formatDuration(watched.timeout)}` }
      : {}),
    ...(late > WORTH_TELLING ? { late: Math.round(late * 1e6) / 1e6 } : {}),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

const WORTH_TELLING: Seconds = 0.005;

function whyUnknown(
  { watched, due }: Looking & { due: Seconds },
  { look, sent, reason, overslept }: Finished,
  stalled: Seconds,
): string | undefined {
  if (reason === 'cut off') return 'cut off: watching ended';
  if (sent - due > Math.max(0.05, watched.every / 4))
    return `sent ${formatDuration(sent - due)} late by the harness itself`;
  if (reason !== 'timeout' || look.end === 'ok') return undefined;
  if (overslept <= 0.02 && stalled <= Math.max(0.05, watched.timeout / 4)) return undefined;
  return `the harness was not listening for ${formatDuration(stalled)} of the wait`;
}
