import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import type { Instant } from '../../../base/instant.ts';

/** Something that really happened, whatever the API says of it and whenever it says so. */
export interface TruthEntry {
  readonly at: Instant;
  /** Seconds on the twin's monotonic clock, for lengths of time. */
  readonly t: Seconds;
  /** `database orders-db`, `balancer orders-web eu-west-1a`, `zone eu-west-1a`, … */
  readonly path: string;
  /** `broken` and `whole` are about what a client meets on that path; everything else is told as a `mark`. */
  readonly state: 'broken' | 'whole' | 'mark';
  readonly what: string;
  /** Rows that clients may have been told were kept, and that are nowhere any more. */
  readonly lost?: readonly { readonly writer: string; readonly seq: number }[];
}

/** The data plane's own record. Only tests and the bench read it, and only afterwards. */
export class TruthLog {
  readonly #clock: Clock;
  readonly #entries: TruthEntry[] = [];
  readonly #broken = new Map<string, boolean>();
  #listener: () => void = () => undefined;
  #isTelling = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Every entry so far, the oldest first. */
  entries(): readonly TruthEntry[] {
    return [...this.#entries];
  }

  /** A path is broken or whole from now on; said again, it is no news. */
  path(path: string, state: 'broken' | 'whole', what: string): void {
    const isBroken = state === 'broken';
    if ((this.#broken.get(path) ?? false) === isBroken) return;
    this.#broken.set(path, isBroken);
    this.#add({ path, state, what });
  }

  mark(path: string, what: string, lost?: TruthEntry['lost']): void {
    this.#add({ path, state: 'mark', what, ...(lost === undefined ? {} : { lost }) });
  }

  /** Whoever listens hears of every entry but those that it makes itself while it listens. */
  onEntry(listener: () => void): void {
    this.#listener = listener;
  }

  #add(entry: Omit<TruthEntry, 'at' | 't'>): void {
    this.#entries.push({ at: this.#clock.now(), t: this.#clock.monotonic(), ...entry });
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      this.#listener();
    } finally {
      this.#isTelling = false;
    }
  }
}
