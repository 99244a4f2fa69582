import type { Resolver } from 'node:dns/promises';
import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';

interface Kept {
  readonly address: string;
  readonly until: Seconds;
}

/** Resolves names as a well-behaved application does: an answer is kept as long as its TTL says, and no longer. */
export class NameCache {
  readonly #resolver: Resolver;
  readonly #clock: Clock;
  readonly #keepsForEver: boolean;
  readonly #kept = new Map<string, Kept>();

  constructor(resolver: Resolver, clock: Clock, keepsForEver = false) {
    this.#resolver = resolver;
    this.#clock = clock;
    this.#keepsForEver = keepsForEver;
  }

  /** One address of the name. Rejects when it has none. */
  async addressOf(name: string): Promise<string> {
    const kept = this.#kept.get(name);
    if (kept !== undefined && (this.#keepsForEver || kept.until > this.#clock.monotonic()))
      return kept.address;
    const [first] = await this.#resolver.resolve4(name, { ttl: true });
    if (first === undefined) throw new Error(`${name} has no address`);
    this.#kept.set(name, { address: first.address, until: this.#clock.monotonic() + first.ttl });
    return first.address;
  }
}
