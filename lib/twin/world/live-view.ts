import type { Instant } from '../../base/instant.ts';

/** How a real load balancer finds a real target. */
export interface LiveTarget {
  readonly state: 'initial' | 'healthy' | 'unhealthy';
  /** `Target.Timeout`, `Target.FailedHealthChecks`, `Target.ResponseCodeMismatch`. */
  readonly reason?: 'Target.Timeout' | 'Target.FailedHealthChecks' | 'Target.ResponseCodeMismatch';
  readonly description?: string;
}

/** What one real health checker saw last. */
export interface LiveObservation {
  readonly region: string;
  readonly ipAddress: string;
  /** As Route 53 writes it: `Success: HTTP Status Code 200, OK`. */
  readonly status: string;
  readonly checkedAt: Instant;
}

/**
 * How things really are, where real processes run: what services tell instead of what follows from their tables. Undefined =
 * nobody looks at that one.
 */
export interface LiveView {
  readonly target: (groupArn: string, targetId: string, port: number) => LiveTarget | undefined;
  readonly observations: (healthCheckId: string) => readonly LiveObservation[] | undefined;
}
