import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';

interface Kept {
  readonly value: string;
  readonly until: Seconds;
}

/** What a node keeps in its memory. */
export class Keyspace {
  readonly #clock: Clock;
  #kept = new Map<string, Kept>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    for (const key of this.#kept.keys()) this.get(key);
    return this.#kept.size;
  }

  get(key: string): string | null {
    const kept = this.#kept.get(key);
    if (kept === undefined) return null;
    if (kept.until > this.#clock.monotonic()) return kept.value;
    this.#kept.delete(key);
    return null;
  }

  /** Without a length of time it is kept until somebody deletes it. */
  set(key: string, value: string, lasts: Seconds = Number.POSITIVE_INFINITY): void {
    this.#kept.set(key, { value, until: this.#clock.monotonic() + lasts });
  }

  delete(key: string): boolean {
    const wasThere = this.get(key) !== null;
    this.#kept.delete(key);
    return wasThere;
  }

  clear(): void {
    this.#kept.clear();
  }

  /** Holds from now on what the other one holds, as a replica after a full synchronisation. */
  takeOver(other: Keyspace): void {
    this.#kept = new Map(other.#kept);
  }
}
