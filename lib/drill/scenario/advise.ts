import { formatDuration, type Seconds } from '../../base/duration.ts';
import type { Environment, Workload } from '../../environment/environment.ts';
import type { Scenario } from '../scenario.ts';
import type { Fits } from './fit.ts';

/** How much of the target an interval may be: more, and what is between two looks decides. */
const SHARE_OF_TARGET = 0.1;

/** A longer time-out leaves it open for longer whether the service was back. */
const LONG_TIMEOUT: Seconds = 5;

/** What makes the outcome on this workload weaker than it could be, in sentences. */
export function advise(
  scenario: Scenario,
  { probes }: Pick<Fits, 'probes'>,
  { objectives }: Workload,
  { pace }: Environment,
): readonly string[] {
  const rto = objectives.find(({ disruption }) => disruption === scenario.disruption)?.rto;
  const deciding = probes.filter(({ decides }) => decides);
  return [
    ...deciding.flatMap(({ id, every, timeout }) => [
      ...(rto !== undefined && every > rto * SHARE_OF_TARGET
        ? [
            `probe "${id}" looks every ${formatDuration(every)}: a tenth of the RTO of ${formatDuration(rto)}, or less, would tell more`,
          ]
        : []),
      ...(timeout > LONG_TIMEOUT
        ? [`probe "${id}" waits up to ${formatDuration(timeout)} for an answer: 5 s or less would tell more`]
        : []),
    ]),
    ...(rto === undefined ? [] : againstRto(scenario, rto, pace)),
  ];
}

function againstRto({ faults, limit }: Scenario, rto: Seconds, pace: number): readonly string[] {
  const lengths = faults.flatMap(({ duration }) => duration ?? []);
  const shortest = Math.min(...lengths) * pace;
  return [
    ...(limit * pace <= rto
      ? [
          `the limit (${formatDuration(limit * pace)}) ends the drill before its RTO of ${formatDuration(rto)} is over: it cannot show that the RTO is missed`,
        ]
      : []),
    ...(lengths.length > 0 && shortest < rto
      ? [
          `the shortest fault ends after ${formatDuration(shortest)}, before the RTO of ${formatDuration(rto)} is over: a recovery that is only seen after that was brought by its end`,
        ]
      : []),
  ];
}
