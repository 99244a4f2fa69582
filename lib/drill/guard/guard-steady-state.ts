import type { Scenario } from '../scenario.ts';
import { refuse } from './refusal.ts';

/** What a measure says of one probe before the drill; `null` = too little was seen to say. */
export interface WatchedSteadyState {
  readonly probe: string;
  readonly holds: boolean | null;
  readonly why: string;
}

/** Refuses a drill on a system that is sick already, or that nobody could watch: SICK_STEADY_STATE, STEADY_STATE_UNKNOWN (guard). */
export function guardSteadyState(scenario: Scenario, watched: readonly WatchedSteadyState[]): void {
  const where = `steady state of scenario "${scenario.name}"`;
  if (watched.length === 0)
    refuse([unsteady('STEADY_STATE_UNKNOWN', where, 'no probe', 'nothing was watched')]);
  const sick = watched.filter(({ holds }) => holds !== true);
  refuse(
    sick
      .toSorted((a, b) => Number(a.holds === null) - Number(b.holds === null))
      .map(({ probe, holds, why }) =>
        unsteady(holds === null ? 'STEADY_STATE_UNKNOWN' : 'SICK_STEADY_STATE', where, probe, why),
      ),
  );
}

function unsteady(code: string, where: string, probe: string, got: string) {
  return {
    code,
    problem: {
      what: `The system is not known to be well (${probe}); nothing was broken`,
      where,
      expected: 'every look good, all the time that is watched before a drill',
      got,
      fix: 'find out what ails it, or see that the probe reaches it',
    },
  };
}
