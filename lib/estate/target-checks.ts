import type { TargetGroup } from '../inventory/facts.ts';

/**
 * Whether a group does not say how soon it notices a dead target. AWS allows no interval, threshold or time limit of nothing: 0 stands
 * for a value that did not come, or for checks that are switched off.
 */
export function isSilent({ intervalSeconds, unhealthyThreshold, timeoutSeconds }: TargetGroup): boolean {
  return [intervalSeconds, unhealthyThreshold, timeoutSeconds].some((value) => !(value > 0));
}

/** Why nothing can be reckoned from such a group. */
export function silenceOf({ name }: TargetGroup): string {
  return `${name} does not say the interval, the threshold and the time limit of its target checks, or makes none`;
}
