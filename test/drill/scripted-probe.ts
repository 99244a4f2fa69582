import type { Look, Probe } from '../../lib/drill/probe.ts';

/** A probe whose looks a test ends by hand. */
export interface ScriptedProbe extends Probe {
  /** How many looks have begun. */
  readonly begun: number;
  /** Ends the oldest look that is under way. */
  end(look: Look): void;
  readonly isClosed: boolean;
}

/** `deaf`: it does not mind being aborted. */
export function scriptedProbe(
  options: { id?: string; deaf?: boolean; answers?: boolean } = {},
): ScriptedProbe {
  const underWay: ((look: Look) => void)[] = [];
  let begun = 0;
  let isClosed = false;
  return {
    id: options.id ?? 'front-door',
    kind: 'http',
    vantage: 'here',
    look: (signal) => {
      begun += 1;
      if (options.answers === true) return Promise.resolve({ end: 'ok', value: { look: begun } });
      return new Promise((resolve) => {
        underWay.push(resolve);
        if (options.deaf !== true)
          signal.addEventListener('abort', () => resolve({ end: 'unsure', value: { address: '127.0.0.9' } }));
      });
    },
    close: () => {
      isClosed = true;
      return Promise.resolve();
    },
    end: (look) => underWay.shift()?.(look),
    get begun() {
      return begun;
    },
    get isClosed() {
      return isClosed;
    },
  };
}
