import { callsEndpoint } from '../../services/route53/health-check-config.ts';
import type { StoredHealthCheck } from '../../services/route53/stored-health-check.ts';
import type { LiveObservation } from '../../world/live-view.ts';
import type { EstateContext } from '../estate-context.ts';
import { type Pulse, pulse } from '../pulse.ts';
import { EndpointWatch } from './endpoint-watch.ts';

/** How often checks that were made or deleted meanwhile are noticed. */
const NOTICES_EVERY = 1;
const DEEPEST = 8;

/** The health checks of the world: those that call an endpoint really call it. */
export class HealthChecks {
  readonly #context: EstateContext;
  readonly #resolve: (name: string) => readonly string[];
  readonly #watches = new Map<string, EndpointWatch>();
  #pulse: Pulse | undefined;

  constructor(context: EstateContext, resolve: (name: string) => readonly string[]) {
    this.#context = context;
    this.#resolve = resolve;
  }

  async start(): Promise<void> {
    await this.#follow();
    const { clock, failed } = this.#context;
    this.#pulse = pulse(
      clock,
      NOTICES_EVERY,
      () => this.#follow(),
      (error) => failed('following the health checks', error),
    );
  }

  async stop(): Promise<void> {
    await this.#pulse?.stop();
    await Promise.all([...this.#watches.values()].map((watch) => watch.stop()));
  }

  /** What the checkers of one health check saw last; undefined for one that nobody looks at. */
  observations(id: string): LiveObservation[] | undefined {
    return this.#watches.get(id)?.observations();
  }

  /**
   * Whether records with this check are answered with. A disabled check is well; one that is not there any more is as if it had
   * never been; what CloudWatch or a routing control says is not followed here, and counts as well.
   */
  isHealthy(id: string, depth = 0): boolean {
    const row = this.#rows().get(id);
    if (row === undefined) return true;
    const { Inverted = false, Disabled = false, Type } = row.config;
    if (Disabled) return !Inverted;
    const isWell = Type === 'CALCULATED' ? this.#isSumHealthy(row, depth) : this.#isEndpointHealthy(id);
    return isWell !== Inverted;
  }

  #isEndpointHealthy(id: string): boolean {
    return this.#watches.get(id)?.isHealthy ?? true;
  }

  #isSumHealthy({ config }: StoredHealthCheck, depth: number): boolean {
    const { ChildHealthChecks: children = [], HealthThreshold: threshold = children.length } = config;
    if (threshold === 0 || depth >= DEEPEST) return true;
    return children.filter((child) => this.isHealthy(child, depth + 1)).length >= threshold;
  }

  #rows(): Map<string, StoredHealthCheck> {
    const { world } = this.#context;
    const places = world.places('route53.health-check');
    return new Map(
      places.flatMap(({ account, region }) => [...world.table('route53.health-check', account, region)]),
    );
  }

  async #follow(): Promise<void> {
    const rows = this.#rows();
    for (const [id, watch] of this.#watches)
      if (!rows.has(id)) {
        this.#watches.delete(id);
        await watch.stop();
      }
    const added = [...rows.values()].filter(
      ({ id, config }) => callsEndpoint(config) && !this.#watches.has(id),
    );
    await Promise.all(added.map(({ id }) => this.#watch(id)));
  }

  async #watch(id: string): Promise<void> {
    const watch = new EndpointWatch({
      row: () => this.#rows().get(id),
      resolve: this.#resolve,
      context: this.#context,
    });
    this.#watches.set(id, watch);
    await watch.start();
  }
}
