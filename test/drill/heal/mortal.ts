import type { Aws } from '../../../lib/aws/index.ts';
import { type Clock, realClock } from '../../../lib/base/clock.ts';
import type { JournalStore } from '../../../lib/drill/journal/index.ts';

/**
 * A process that dies at the k-th boundary: before it sends a mutating call or writes a journal, or after that is done and before
 * it hears so. From then on nothing of it goes on: no call, no timer, no line.
 */
export interface Mortal {
  readonly clock: Clock;
  aws(aws: Aws): Aws;
  store(store: JournalStore): JournalStore;
  /** Boundaries met so far. */
  met(): number;
  /** Where it died; pending while it lives. */
  readonly death: Promise<string>;
}

/** Dies at boundary `at`, counted from 0; never, when it is Infinity. */
export function mortal(at: number): Mortal {
  let met = 0;
  let isDead = false;
  let tell: (where: string) => void = () => undefined;
  const death = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const never = <Result>(): Promise<Result> => new Promise(() => undefined);
  const stops = new Set<() => void>();

  const boundary = async (where: string): Promise<void> => {
    if (isDead) await never();
    if (met === at) {
      isDead = true;
      for (const stop of stops) stop();
      tell(where);
      await never();
    }
    met += 1;
  };
  const around = async <Result>(what: string, act: () => Promise<Result>): Promise<Result> => {
    await boundary(`before ${what}`);
    const result = await act();
    await boundary(`after ${what}`);
    return result;
  };

  return {
    clock: {
      ...realClock,
      sleep: async (seconds, signal) => {
        await realClock.sleep(seconds, signal);
        if (isDead) await never();
      },
      every: (seconds, action) => {
        const stop = realClock.every(seconds, action);
        stops.add(stop);
        return stop;
      },
    },
    aws: (aws) => ({
      ...aws,
      read: async (request) => {
        const reading = await (isDead ? never<Awaited<ReturnType<typeof aws.read>>>() : aws.read(request));
        return isDead ? never() : (reading as never);
      },
      write: (request) => around(request.operation, () => aws.write(request)),
    }),
    store: (store) => ({
      where: store.where,
      append: (entry) => around(`journal ${entry.state}`, () => store.append(entry)),
    }),
    met: () => met,
    death,
  };
}
