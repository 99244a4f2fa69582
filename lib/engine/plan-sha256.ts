import { createHash } from 'node:crypto';
import type { Plan } from '../plan/index.ts';
import type { PlannedDrillRun } from './drill/drill-options.ts';

/**
 * What an approval signs of a plan: all that would be done, with the very text of each scenario, but not the moment at which it
 * was planned. Planned again tomorrow it is the same.
 */
export function planSha256(plan: Plan, drills: readonly PlannedDrillRun[]): string {
  const told = drills.map(({ scenario, fit, repetition = 1 }) => ({
    workload: fit.workload,
    repetition,
    scenario: sha256(scenario.source.text),
  }));
  return sha256(JSON.stringify({ plan: { ...plan, at: undefined }, drills: told }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
