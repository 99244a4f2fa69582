import { isOnLowStage } from '../low-stage.ts';
import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** Outside sandbox and test the declaration names what may be carried out; where it names anything, it means it everywhere. */
export function scenarioRefusals({ scenario, environment }: GuardSubject): readonly Refusal[] {
  const { scenarios } = environment.safety;
  const isFree = scenarios.length === 0 && isOnLowStage(environment);
  if (isFree || scenarios.includes(scenario.name)) return [];
  return [
    {
      code: 'SCENARIO_NOT_DECLARED',
      problem: {
        what: `The declaration does not allow the scenario "${scenario.name}"; nothing was broken`,
        where: environment.source.file,
        expected: `safety.scenarios with "${scenario.name}" in it`,
        got: scenarios.length === 0 ? 'none' : scenarios.join(', '),
        fix: `add ${scenario.name} to safety.scenarios`,
      },
    },
  ];
}
