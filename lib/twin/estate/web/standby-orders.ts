import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import type { Order, Orders } from './orders.ts';

/** How long the standby site waits for the database in the other Region, and how long it does without it after that. */
const PATIENCE: Seconds = 0.3;
const DOES_WITHOUT: Seconds = 2;

/**
 * The order book of a site without a database of its own: while that of the other Region cannot be reached, it shows what it
 * last saw, says that it is old, and takes orders into a queue that it hands in afterwards. They live in its memory alone.
 */
export class StandbyOrders implements Orders {
  readonly #behind: Orders;
  readonly #clock: Clock;
  readonly #queue: string[] = [];
  #seen: readonly Order[] = [];
  #withoutUntil: Seconds = 0;

  constructor(behind: Orders, clock: Clock) {
    this.#behind = behind;
    this.#clock = clock;
  }

  async look(): Promise<{ orders: readonly Order[]; stale?: true }> {
    const found = await this.#reach(async () => {
      await this.#handIn();
      return await this.#behind.look();
    });
    if (found === undefined) return { orders: this.#seen, stale: true };
    this.#seen = found.orders;
    return found;
  }

  async take(item: string): Promise<Order> {
    const taken = await this.#reach(async () => await this.#behind.take(item));
    if (taken !== undefined) return taken;
    this.#queue.push(item);
    return { item, queued: true };
  }

  async #handIn(): Promise<void> {
    for (let item = this.#queue[0]; item !== undefined; item = this.#queue[0]) {
      await this.#behind.take(item);
      this.#queue.shift();
    }
  }

  /** Undefined while the database cannot be reached. */
  async #reach<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (this.#clock.monotonic() < this.#withoutUntil) return undefined;
    const asked = ask().catch(() => undefined);
    const found = await Promise.race([asked, this.#clock.sleep(PATIENCE)]);
    if (found === undefined) this.#withoutUntil = this.#clock.monotonic() + DOES_WITHOUT;
    return found as T | undefined;
  }
}
