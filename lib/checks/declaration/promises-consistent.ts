import { groupBy } from '../../base/group-by.ts';
import { formatLocation } from '../../base/problem.ts';
import { type Contradiction, contradictions } from '../../environment/index.ts';
import { defineCheck, fail, type Judged, pass } from '../check.ts';

/** Reports promises that cannot all be kept, before anything is measured against them. */
export const promisesConsistent = defineCheck({
  id: 'declaration/promises-consistent',
  title: 'Promises do not contradict each other',
  what: 'No RTO for a Region is shorter than the one for a zone, none is beyond its MTPD, no RPO is shorter than any declared mechanism can give, and no workload promises to be back before one that it depends on.',
  why: 'A promise that cannot be kept on paper will not be kept at night. It also hides behind the checks: each of two contradicting promises may look fine alone.',
  how: 'The environment file alone; nothing is asked of AWS.',
  fix: 'Decide which of the two promises counts, and change the other.',
  severity: 'high',
  kind: 'declared',
  suite: 'objectives',
  facts: [],
  requirements: ['DB-1', 'HA-6'],
  controls: [
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP01', mark: 'supports' },
  ],
  judge: ({ environment, workload }) => {
    const found = contradictions(environment).filter((one) => one.workload === workload.name);
    if (found.length > 0) return [...groupBy(found, ({ disruption }) => disruption).values()].map(reported);
    return [
      { finding: pass(`the promises of ${workload.name} can all be kept, as far as the declaration tells`) },
    ];
  },
});

/** One finding for each disruption, with every contradiction about it. */
function reported(found: readonly Contradiction[]): Judged {
  const all = (part: (one: Contradiction) => string) => found.map(part).join('; ');
  const disruption = found[0]?.disruption;
  return {
    finding: fail({
      message: all(({ message, where }) => `${message} (${formatLocation(where)})`),
      expected: all((one) => one.expected),
      got: all((one) => one.got),
      fix: all((one) => one.fix),
      ...(disruption === undefined ? {} : { disruption }),
    }),
  };
}
