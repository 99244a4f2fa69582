import type { Seconds } from '../../../base/duration.ts';
import type { HealthCheckSettings } from '../../services/elbv2/stored-target-group.ts';
import type { LiveTarget } from '../../world/live-view.ts';
import { httpLook, type Looked } from '../http-look.ts';
import type { Endpoint } from '../links/connection.ts';

/** A quick machine is not quicker than this: below it, a busy machine would fail checks for want of time alone. */
export const SHORTEST_TIMEOUT: Seconds = 0.5;

/** How a load balancer finds one target: it turns after so many checks in a row that say otherwise. */
export class TargetCheck {
  readonly #at: Endpoint;
  #view: LiveTarget = { state: 'initial' };
  #streak = 0;

  constructor(at: Endpoint) {
    this.#at = at;
  }

  get view(): LiveTarget {
    return this.#view;
  }

  /** Checks once. */
  async look(settings: HealthCheckSettings, pace: number): Promise<void> {
    const timeout = Math.max(SHORTEST_TIMEOUT, settings.timeout * pace);
    const { host: address } = this.#at;
    const port = settings.port === 'traffic-port' ? this.#at.port : Number(settings.port);
    const looked = await httpLook({ address, port, path: settings.path ?? '/', host: address, timeout });
    this.#count(judge(looked, settings.matcher ?? '200'), settings);
  }

  /** A target that was never checked turns with its first check, if that passes. */
  #count(seen: LiveTarget, settings: HealthCheckSettings): void {
    if (seen.state === this.#view.state) {
      this.#streak = 0;
      this.#view = seen;
      return;
    }
    this.#streak += 1;
    const isFirst = this.#view.state === 'initial' && seen.state === 'healthy';
    const needed = seen.state === 'healthy' ? settings.healthyThreshold : settings.unhealthyThreshold;
    if (!isFirst && this.#streak < needed) return;
    this.#view = seen;
    this.#streak = 0;
  }
}

function judge(looked: Looked, matcher: string): LiveTarget {
  if (looked.kind === 'timeout')
    return { state: 'unhealthy', reason: 'Target.Timeout', description: 'Request timed out' };
  if (looked.kind === 'refused')
    return { state: 'unhealthy', reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };
  if (matches(looked.status, matcher)) return { state: 'healthy' };
  const description = `Health checks failed with these codes: [${looked.status}]`;
  return { state: 'unhealthy', reason: 'Target.ResponseCodeMismatch', description };
}

/** `200`, `200,202` or `200-299`. */
function matches(status: number, matcher: string): boolean {
  return matcher.split(',').some((part) => {
    const [from, to = from] = part.split('-').map(Number);
    return status >= (from ?? 0) && status <= (to ?? 0);
  });
}
