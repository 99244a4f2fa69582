import type { Instant } from '../../base/instant.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import type { Disruption } from '../../environment/environment.ts';
import type { EarlierDemonstration } from '../../estate/index.ts';

/** What the drills of a run measured, as the recovery matrix takes it. Steps that were assumed count: the promise is about all of it. */
export function demonstrationsOf(
  results: readonly DrillResult[],
  run: string,
  now: Instant,
): readonly EarlierDemonstration[] {
  return results
    .filter(({ ended }) => ended === 'recovered')
    .flatMap((result) => [...rto(result, run, now), ...rpo(result, run, now)]);
}

function rto(
  { workload, disruption, recoveryTime, faultAt }: DrillResult,
  run: string,
  now: Instant,
): EarlierDemonstration[] {
  if (recoveryTime === null) return [];
  const { lower, upper, assumed } = recoveryTime;
  const more = (assumed.detect ?? 0) + (assumed.decide ?? 0);
  const shown = { lower: lower + more, upper: upper + more };
  return [
    { workload, disruption: disruption as Disruption, measure: 'rto', ...shown, run, at: faultAt ?? now },
  ];
}

function rpo(
  { workload, disruption, dataLoss, faultAt }: DrillResult,
  run: string,
  now: Instant,
): EarlierDemonstration[] {
  if (dataLoss === null) return [];
  const { lower, upper } = dataLoss;
  return [
    { workload, disruption: disruption as Disruption, measure: 'rpo', lower, upper, run, at: faultAt ?? now },
  ];
}
