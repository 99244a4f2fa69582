import { at } from '../../base/at.ts';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { type Looking, lookOnce } from './look-once.ts';
import type { Recorder } from './recorder.ts';
import { stallMeter } from './stall-meter.ts';
import type { Watched } from './watched.ts';

/** Probes at work. */
export interface Watch {
  /** Begins no more looks, cuts off those under way (they tell nothing), and closes the probes. */
  stop(): Promise<void>;
}

export interface WatchOptions {
  readonly probes: readonly Watched[];
  readonly recorder: Recorder;
  readonly clock: Clock;
  /** How many looks of one probe may be under way at a time; one beyond that is written down as never sent. */
  readonly maxInFlight?: number;
}

/**
 * Looks through every probe at fixed moments, however long earlier looks take (open loop): a service that hangs must not make
 * the watching slower, or an outage looks shorter than it was. Probes begin one after another within their first interval.
 */
export function watch(options: WatchOptions): Watch {
  const { probes, recorder, clock, maxInFlight = 100 } = options;
  const meter = stallMeter({
    clock,
    remember: 60 + Math.max(0, ...probes.map((watched) => watched.timeout)),
  });
  const begun = recorder.elapsed();
  const ends = probes.map((watched, index) => {
    const from = begun + (watched.every * index) / probes.length;
    return rhythm({ watched, recorder, clock, meter, maxInFlight, from });
  });
  return {
    stop: async () => {
      for (const end of ends) end();
      meter.stop();
      await Promise.all(probes.map((watched) => watched.probe.close()));
    },
  };
}

type Rhythm = Looking & { readonly from: Seconds; readonly maxInFlight: number };

/** Look number i is due at `from` + i × every. Returns what ends it. */
function rhythm(options: Rhythm): () => void {
  const { watched, recorder, clock, from, maxInFlight } = options;
  const inFlight = new Set<() => void>();
  let giveUp = (): void => undefined;

  const act = (due: Seconds): void => {
    let latest = due;
    // After a long stall only the newest look is sent: a burst would be a load that no client makes.
    for (; latest + watched.every <= recorder.elapsed(); latest += watched.every)
      neverSent(options, latest, 'the harness was not listening when it was due');
    if (inFlight.size >= maxInFlight) neverSent(options, latest, `${maxInFlight} looks were still under way`);
    else {
      const cutOff = lookOnce({ ...options, due: latest, onSettled: () => inFlight.delete(cutOff) });
      inFlight.add(cutOff);
    }
    schedule(latest + watched.every);
  };
  const schedule = (due: Seconds): void => {
    giveUp = at(clock, recorder.monotonic(due), () => act(due));
  };
  schedule(from);
  return () => {
    giveUp();
    for (const cutOff of inFlight) cutOff();
  };
}

function neverSent({ watched, recorder }: Looking, due: Seconds, unknown: string): void {
  const { id, kind, vantage } = watched.probe;
  const index = recorder.invoke({ process: id, vantage, operation: kind, due });
  recorder.complete(index, { end: 'unsure', unknown: `never sent: ${unknown}` });
}
