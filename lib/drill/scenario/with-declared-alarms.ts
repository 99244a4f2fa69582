import type { Workload } from '../../environment/environment.ts';
import type { Scenario } from '../scenario.ts';

/** A scenario that also expects the alarms which the workload declares for its disruption: their names are the team's. */
export function withDeclaredAlarms(scenario: Scenario, { alarms }: Pick<Workload, 'alarms'>): Scenario {
  const declared = alarms?.[scenario.disruption] ?? [];
  const expected = [...new Set([...scenario.expect.alarms, ...declared])];
  return { ...scenario, expect: { ...scenario.expect, alarms: expected } };
}
