import type { Instant } from '../base/instant.ts';
import { matchesWildcard } from '../base/wildcard.ts';
import type { Environment, Exclusion } from '../environment/environment.ts';

/** What an exclusion is asked about. */
export interface Excusable {
  readonly check: string;
  readonly workload: string;
  /** Every name by which the thing may be excused: its ARN, its type; empty when it is the workload itself. */
  readonly resource: readonly string[];
}

/** The first exclusion that excuses this now. One whose date has passed counts as not written. */
export function excuseFor(environment: Environment, now: Instant, asked: Excusable): Exclusion | undefined {
  return environment.exclusions.find(
    (one) =>
      Date.parse(now) <= Date.parse(one.until) &&
      matchesWildcard(one.check, asked.check) &&
      matchesWildcard(one.workload, asked.workload) &&
      (one.resource === '*' || asked.resource.some((name) => matchesWildcard(one.resource, name))),
  );
}
