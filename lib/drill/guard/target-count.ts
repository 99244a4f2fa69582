import type { ResolvedTarget } from '../nemeses/index.ts';
import type { Scenario } from '../scenario.ts';

/** How many resources a drill breaks; one that two faults meet counts once. */
export function targetCount(targets: readonly ResolvedTarget[]): number {
  return new Set(targets.flatMap(({ arns }) => arns)).size;
}

/** Redundant in themselves: what a failover leaves is the other half of the same resource. Emptying a cache leaves none of it, by intent. */
const WHOLE_BY_NATURE: readonly string[] = [
  'aws:rds:db',
  'aws:rds:cluster',
  'aws:elasticache:replicationgroup',
  'aws:elasticache:cluster',
];

/**
 * The largest share of the workload's resources of one kind that a fault meets. None where a whole Region is cut off, which is
 * what such a scenario is about.
 */
export function worstShare({ disruption }: Scenario, targets: readonly ResolvedTarget[]): number {
  if (disruption === 'region' || disruption === 'dns') return 0;
  const shares = targets
    .filter(({ resourceType }) => !WHOLE_BY_NATURE.includes(resourceType))
    .map(({ arns, candidates }) => arns.length / Math.max(candidates, arns.length, 1));
  return Math.max(0, ...shares);
}
