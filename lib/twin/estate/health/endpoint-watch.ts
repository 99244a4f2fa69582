import { setMaxListeners } from 'node:events';
import type { StoredHealthCheck } from '../../services/route53/stored-health-check.ts';
import { CHECKERS } from '../../services/route53/checkers.ts';
import type { LiveObservation } from '../../world/live-view.ts';
import type { EstateContext } from '../estate-context.ts';
import { type Pulse, pulse } from '../pulse.ts';
import { Checker } from './checker.ts';
import { lookAtEndpoint } from './look-at-endpoint.ts';

/** The share of checkers that must be exceeded by those that find an endpoint well. */
const SHARE = 0.18;

/** What an endpoint is watched by and how its name is found. */
export interface EndpointWatchOptions {
  readonly row: () => StoredHealthCheck | undefined;
  readonly resolve: (name: string) => readonly string[];
  readonly context: EstateContext;
}

/** The checkers of one health check, each in the same rhythm at a time of its own. */
export class EndpointWatch {
  readonly #options: EndpointWatchOptions;
  readonly #checkers: readonly Checker[];
  readonly #pulses: Pulse[] = [];
  readonly #ended = new AbortController();
  #wasHealthy = true;

  constructor(options: EndpointWatchOptions) {
    this.#options = options;
    setMaxListeners(CHECKERS.length, this.#ended.signal);
    const regions = options.row()?.config.Regions;
    const meant = CHECKERS.filter(([region]) => regions?.includes(region) ?? true);
    this.#checkers = meant.map(([region, ipAddress]) => new Checker(region, ipAddress));
  }

  /** More than 18 % of the checkers find it well; it is well until they have looked. */
  get isHealthy(): boolean {
    const seen = this.#checkers.filter(({ isHealthy }) => isHealthy !== undefined);
    if (seen.length === 0) return true;
    return seen.filter(({ isHealthy }) => isHealthy).length / seen.length > SHARE;
  }

  observations(): LiveObservation[] {
    return this.#checkers.flatMap(({ region, ipAddress, last }) =>
      last === undefined ? [] : [{ region, ipAddress, ...last }],
    );
  }

  /** Has every checker look once, and then each in its own time. */
  async start(): Promise<void> {
    const { context } = this.#options;
    await Promise.all(this.#checkers.map((checker) => this.#look(checker)));
    const interval = Math.max(0.1, (this.#options.row()?.config.RequestInterval ?? 30) * context.world.pace);
    for (const [index, checker] of this.#checkers.entries())
      void context.clock
        .sleep((interval * index) / this.#checkers.length, this.#ended.signal)
        .then(() => this.#pulses.push(this.#pulse(checker, interval)))
        .catch((error: unknown) => {
          if (!this.#ended.signal.aborted) context.failed('starting a checker', error);
        });
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    await Promise.all(this.#pulses.map((each) => each.stop()));
  }

  #pulse(checker: Checker, interval: number): Pulse {
    const { clock, failed } = this.#options.context;
    return pulse(
      clock,
      interval,
      () => this.#look(checker),
      (error) => failed('looking at an endpoint', error),
    );
  }

  async #look(checker: Checker): Promise<void> {
    const { context, resolve, row } = this.#options;
    const check = row();
    if (check === undefined || check.config.Disabled === true) return;
    const seen = await lookAtEndpoint({ config: check.config, resolve, pace: context.world.pace });
    checker.note(seen, context.clock.now(), check.config.FailureThreshold ?? 3);
    if (this.isHealthy === this.#wasHealthy) return;
    this.#wasHealthy = this.isHealthy;
    context.truth.mark(`health-check ${check.id}`, this.isHealthy ? 'well' : 'not well');
  }
}
