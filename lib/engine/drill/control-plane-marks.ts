import { samplesOf } from '../../drill/measures/index.ts';
import { MARKS, markWhen, type Recorder } from '../../drill/record/index.ts';
import { alarmProbeId } from './alarm-probes.ts';
import { CAPACITY } from './capacity-probe.ts';
import { CONTROL_PLANE } from './control-plane-probes.ts';
import type { Databases } from './read-databases.ts';
import type { HealthChecks } from './read-health-checks.ts';

/**
 * Marks what AWS is first seen to say after this moment: who noticed (a load balancer, a health check, an alarm), and that a
 * database serves from elsewhere. Each has a source of its own, for a phase lies only between two of them. Returns what ends it.
 */
export function controlPlaneMarks(recorder: Recorder, alarms: readonly string[]): () => void {
  const before = (process: string): unknown =>
    samplesOf(recorder.history, process).findLast(({ end }) => end === 'ok')?.value;
  const rules = [
    rule(CAPACITY.id, MARKS.detected, 'load balancer', isFewer),
    rule(CONTROL_PLANE.healthChecks, MARKS.detected, 'health checks', hasTurned),
    rule(CONTROL_PLANE.databases, MARKS.switched, 'rds', servesElsewhere),
    ...alarms.map((name) => rule(alarmProbeId(name), MARKS.detected, 'alarm', isInAlarm)),
  ];
  const ends = rules.flatMap(({ process, mark, source, isNews }) => {
    const steady = before(process);
    // Without a look from before, nothing is known to be new.
    if (steady === undefined) return [];
    return [markWhen(recorder, { process, mark, source, when: (value) => isNews(value, steady) })];
  });
  return () => {
    for (const end of ends) end();
  };
}

type IsNews = (value: unknown, steady: unknown) => boolean;

function rule(process: string, mark: string, source: string, isNews: IsNews) {
  return { process, mark, source, isNews };
}

function isFewer(value: unknown, steady: unknown): boolean {
  const count = (one: unknown): number => (one as { readonly healthyTargets: number }).healthyTargets;
  return count(value) < count(steady);
}

function hasTurned(value: unknown, steady: unknown): boolean {
  const was = steady as HealthChecks;
  return Object.entries(value as HealthChecks).some(
    ([id, isHealthy]) => isHealthy === false && was[id] === true,
  );
}

function servesElsewhere(value: unknown, steady: unknown): boolean {
  const was = steady as Databases;
  return Object.entries(value as Databases).some(
    ([id, { servesFrom }]) => servesFrom !== null && servesFrom !== (was[id]?.servesFrom ?? servesFrom),
  );
}

function isInAlarm(value: unknown, steady: unknown): boolean {
  const state = (one: unknown): unknown => (one as { readonly state: unknown }).state;
  return state(value) === 'ALARM' && state(steady) !== 'ALARM';
}
