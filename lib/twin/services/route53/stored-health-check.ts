import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { home } from './home.ts';

/** One health check. */
export interface StoredHealthCheck {
  readonly id: string;
  readonly callerReference: string;
  /** As AWS writes it, with its defaults filled in. */
  readonly config: HealthCheckConfig;
  readonly version: number;
  readonly createdAt: Instant;
  /** Set = what checkers see, whatever the endpoint does, and how many of them (all, unless it says). */
  readonly failure?: {
    /** `HTTP Status Code 503, Service Unavailable`, `Connection timed out. …` */
    readonly text: string;
    readonly checkers?: number;
  };
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'route53.health-check': StoredHealthCheck;
  }
}

/** The health checks of an account. */
export function healthChecksOf(context: CallContext): Map<string, StoredHealthCheck> {
  const { account, region } = home(context);
  return context.world.table('route53.health-check', account, region);
}

/** The health check of an id. */
export function healthCheck(context: CallContext, id: string | undefined): StoredHealthCheck {
  const found = healthChecksOf(context).get(id ?? '');
  if (found === undefined)
    throw new Fault('NoSuchHealthCheck', `A health check with id ${id ?? ''} does not exist.`);
  return found;
}
