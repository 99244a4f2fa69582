import type { Seconds } from '../../base/duration.ts';
import type { Degradation, Service } from '../drill-result.ts';
import type { Moment } from './moments.ts';
import { quantile } from './quantile.ts';
import { latency, type Sample } from './samples.ts';

/** Error rate and latency from the fault until everything was good again, against the steady band. Null: one of them was not seen. */
export function degradation(samples: readonly Sample[], fault: Moment, until: Seconds): Degradation | null {
  const known = samples.filter((sample) => sample.unknown === undefined);
  const before = known.filter((sample) => sample.ended < fault.earliest);
  const during = known.filter((sample) => sample.ended >= fault.earliest && sample.sent <= until);
  if (before.length === 0 || during.length === 0) return null;
  const steady = serviceOf(before);
  const answers = during.filter((sample) => sample.end === 'ok');
  const slow = answers.filter((sample) => latency(sample) > (steady.latency?.worst ?? Infinity));
  return {
    steady,
    disturbed: serviceOf(during),
    beyondSteady: answers.length === 0 ? 0 : slow.length / answers.length,
  };
}

/** How well those looks were answered. */
export function serviceOf(samples: readonly Sample[]): Service {
  const known = samples.filter((sample) => sample.unknown === undefined);
  const latencies = known.filter((sample) => sample.end === 'ok').map(latency);
  const failed = known.length - latencies.length;
  return {
    looks: known.length,
    failed,
    errorRate: known.length === 0 ? 0 : failed / known.length,
    latency:
      latencies.length === 0
        ? null
        : { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95), worst: quantile(latencies, 1) },
  };
}
