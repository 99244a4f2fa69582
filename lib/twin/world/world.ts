import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import type { Actor, Disturbance } from './disturbance.ts';
import type { LiveView } from './live-view.ts';

/**
 * The rows that each resource family keeps, by table name. A family adds its own beside its operations:
 * `declare module '../../world/world.ts' { interface Tables { 'rds.instance': StoredInstance } }`
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by declaration merging
export interface Tables {}

type Rows = Map<string, unknown>;

/** Everything that the twin knows. Rows are plain data, so that a world can be copied. */
export class World {
  readonly clock: Clock;
  /** What every wait is multiplied by; the clock never is. */
  readonly pace: number;
  readonly #tables = new Map<string, Rows>();
  readonly #goingOn = new Set<() => void>();
  #actor: Actor | undefined;
  #live: LiveView | undefined;

  constructor(clock: Clock, pace = 1) {
    this.clock = clock;
    this.pace = pace;
  }

  /** The rows of one family in one account and Region, by id; global services use the Region `global`. */
  table<Name extends keyof Tables>(name: Name, account: string, region: string): Map<string, Tables[Name]> {
    const key = `${name}|${account}|${region}`;
    const rows = this.#tables.get(key) ?? new Map<string, unknown>();
    this.#tables.set(key, rows);
    return rows as Map<string, Tables[Name]>;
  }

  /** Every place where a family has rows: for services that look across accounts or Regions. */
  places(name: keyof Tables): readonly { readonly account: string; readonly region: string }[] {
    const places = [...this.#tables.keys()].map((key) => key.split('|'));
    return places
      .filter(([table]) => table === name)
      .map(([, account, region]) => ({ account: account ?? '', region: region ?? '' }));
  }

  /** From now on this acts out what happens; without one, the world is a control plane alone. */
  actBy(actor: Actor | undefined): void {
    this.#actor = actor;
  }

  /** Whether real processes follow what happens. */
  get isActed(): boolean {
    return this.#actor !== undefined;
  }

  /** From now on services tell how things really are; undefined = what follows from their tables again. */
  seeBy(live: LiveView | undefined): void {
    this.#live = live;
  }

  /** How things really are, where real processes run. */
  get live(): LiveView | undefined {
    return this.#live;
  }

  /** Tells that something happened; resolves when it has been acted out. */
  async act(disturbance: Disturbance): Promise<void> {
    await this.#actor?.(disturbance);
  }

  /**
   * Goes on doing something every so many seconds, at the pace of this world, until the returned function is called or the
   * world ends. It never keeps the process alive.
   */
  every(seconds: Seconds, action: () => void): () => void {
    const stop = this.clock.every(seconds * this.pace, action);
    this.#goingOn.add(stop);
    return () => {
      this.#goingOn.delete(stop);
      stop();
    };
  }

  /** Ends what goes on by itself. The rows stay, and another twin may take the world up again. */
  end(): void {
    for (const stop of this.#goingOn) stop();
    this.#goingOn.clear();
  }
}
