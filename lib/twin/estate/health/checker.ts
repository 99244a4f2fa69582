import type { Instant } from '../../../base/instant.ts';
import type { Seen } from './look-at-endpoint.ts';

/** One of the machines around the world that look at an endpoint. It turns after so many looks in a row that say otherwise. */
export class Checker {
  readonly region: string;
  readonly ipAddress: string;
  #isHealthy: boolean | undefined;
  #streak = 0;
  #last: { readonly status: string; readonly checkedAt: Instant } | undefined;

  constructor(region: string, ipAddress: string) {
    this.region = region;
    this.ipAddress = ipAddress;
  }

  /** Undefined until it has looked. */
  get isHealthy(): boolean | undefined {
    return this.#isHealthy;
  }

  /** What it saw last. */
  get last(): { readonly status: string; readonly checkedAt: Instant } | undefined {
    return this.#last;
  }

  note({ isWell, status }: Seen, checkedAt: Instant, threshold: number): void {
    this.#last = { status, checkedAt };
    if (this.#isHealthy === undefined || isWell === this.#isHealthy) {
      this.#isHealthy ??= isWell;
      this.#streak = 0;
      return;
    }
    this.#streak += 1;
    if (this.#streak < threshold) return;
    this.#isHealthy = isWell;
    this.#streak = 0;
  }
}
