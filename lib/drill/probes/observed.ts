import { messageOf } from '../../base/errors.ts';
import type { Probe } from '../probe.ts';

export interface ObservedProbeOptions {
  readonly id: string;
  readonly kind: 'alarm' | 'control-plane';
  readonly vantage: string;
  /** Reads the state once, as plain JSON: `{ state: 'ALARM' }`, `{ healthyTargets: 3, status: 'available' }`. */
  readonly read: (signal: AbortSignal) => Promise<unknown>;
}

/** Polls what AWS says: an alarm's state, a database's status, a target group's health. What it says can be late. */
export function observedProbe({ id, kind, vantage, read }: ObservedProbeOptions): Probe {
  return {
    id,
    kind,
    vantage,
    look: async (signal) => {
      try {
        return { end: 'ok', value: await read(signal) };
      } catch (error) {
        return { end: signal.aborted ? 'unsure' : 'failed', error: messageOf(error) };
      }
    },
    close: () => Promise.resolve(),
  };
}
