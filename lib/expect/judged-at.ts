import type { Instant } from '../base/instant.ts';
import type { RecordedRun } from '../evidence/index.ts';

/** The moment that a run's judgement is about: its last look at AWS, not the day on which somebody reads it. */
export function judgedAt({ run, verdicts }: RecordedRun): Instant {
  const looks = (verdicts ?? []).map((verdict) => verdict.observedAt).toSorted();
  return looks.at(-1) ?? run.endedAt ?? run.startedAt;
}
