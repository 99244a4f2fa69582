import type { Environment } from '../environment.ts';
import type { Contradiction } from './contradiction.ts';
import { dependencyContradictions } from './dependency-contradictions.ts';
import { rpoContradictions } from './rpo-contradictions.ts';
import { rtoContradictions } from './rto-contradictions.ts';

/**
 * Promises of a valid declaration that are at odds with each other, workload by workload. That a TTL outlasts an RTO is
 * not known here: the records are in AWS.
 */
export function contradictions(environment: Environment): Contradiction[] {
  return environment.workloads.flatMap((workload) => [
    ...rtoContradictions(environment, workload),
    ...rpoContradictions(environment, workload),
    ...dependencyContradictions(environment, workload),
  ]);
}
