import { STAGES } from '../../../environment/environment.ts';
import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** A scenario is first shown where less is at stake: at least on the stage that it names, and on one below this. */
export function lowerStageRefusals(subject: GuardSubject): readonly Refusal[] {
  const { scenario, environment, demonstrations } = subject;
  const here = STAGES.indexOf(environment.stage);
  const least = STAGES.indexOf(scenario.firstOn);
  if (here <= least) return [];
  const isShown = demonstrations.some(({ scenario: shown, stage }) => {
    const there = STAGES.indexOf(stage);
    return shown === scenario.name && there >= least && there < here;
  });
  if (isShown) return [];
  const own = demonstrations.filter((one) => one.scenario === scenario.name).map(({ stage }) => stage);
  return [
    {
      code: 'NOT_DEMONSTRATED_BELOW',
      problem: {
        what: `The scenario "${scenario.name}" has not been demonstrated on a lower stage; nothing was broken`,
        where: `environment "${environment.name}", stage ${environment.stage}`,
        expected: `a drill that brought a result on ${STAGES.slice(least, here).join(' or ')}`,
        got: own.length === 0 ? 'none' : `on ${[...new Set(own)].join(', ')} alone`,
        fix: 'run it there first; the newest runs of that environment are looked through',
      },
    },
  ];
}
