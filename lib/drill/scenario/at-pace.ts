import type { Scenario } from '../scenario.ts';

/**
 * The scenario as it runs at a pace: the waits of the harness are multiplied by it. Fault durations stay as AWS FIS takes them, for
 * the embedded AWS scales those itself; and how often a probe looks stays, for the network under it is as quick as ever.
 */
export function atPace(scenario: Scenario, pace: number): Scenario {
  const { steadyState, stopConditions, failback, limit } = scenario;
  return {
    ...scenario,
    steadyState: { lasts: steadyState.lasts * pace, stableFor: steadyState.stableFor * pace },
    stopConditions: stopConditions.map((condition) =>
      condition.kind === 'alarm' ? condition : { ...condition, longerThan: condition.longerThan * pace },
    ),
    limit: limit * pace,
    ...(failback === undefined ? {} : { failback: { ...failback, within: failback.within * pace } }),
  };
}
