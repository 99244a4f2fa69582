import { formatLocation } from '../../base/problem.ts';
import { type Environment, type Exclusion, positionOf } from '../../environment/index.ts';
import type { WorkloadView } from '../../estate/index.ts';
import { defineCheck, type Finding, fail, type Judged, pass } from '../check.ts';

/** Reports exclusions that have run out: they count as not written, and somebody should know. */
export const exclusionsCurrent = defineCheck({
  id: 'declaration/exclusions-current',
  title: 'Exclusions have not run out',
  what: 'Each exclusion that concerns a workload has an end date that lies ahead. One whose date has passed counts as not written: what it excused is judged again.',
  why: 'An excuse without an end becomes the rule. A date that passes unseen turns a build red for no reason that anybody remembers.',
  how: 'The environment file, compared with the time of the run.',
  fix: 'Repair what was excused and delete the exclusion; or renew it, with the reason that holds today.',
  severity: 'medium',
  kind: 'declared',
  suite: 'inventory',
  facts: [],
  requirements: ['INV-1'],
  controls: [{ id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' }],
  judge: (view) => {
    const { name } = view.workload;
    const judged = view.environment.exclusions
      .map((exclusion, index) => ({ exclusion, index }))
      .filter(({ exclusion }) => exclusion.workload === '*' || exclusion.workload === name)
      .map(({ exclusion, index }) => about(view, exclusion, current(view, exclusion, index)));
    return judged.length > 0 ? judged : [{ finding: pass(`nothing is excused for ${name}`) }];
  },
});

function about(
  { environment }: WorkloadView,
  { check, workload, resource }: Exclusion,
  finding: Finding,
): Judged {
  const name = `${check} on ${resource}`;
  const arn = `exclusion:${check}/${workload}/${resource}`;
  return { subject: { arn, type: 'Exclusion', name, account: accountOf(environment), region: '' }, finding };
}

function current(
  { environment, now }: WorkloadView,
  { check, resource, reason, owner, until }: Exclusion,
  index: number,
): Finding {
  const where = formatLocation(positionOf(environment, ['exclusions', index]));
  const day = until.slice(0, 10);
  if (until >= now) return pass(`${check} is excused on ${resource} until ${day}: ${reason}`);
  return fail({
    message: `the exclusion of ${check} on ${resource} ran out on ${day} (${where}) and counts as not written`,
    expected: 'an end date that lies ahead',
    got: day,
    fix: `ask ${owner} whether "${reason}" still holds; then renew the exclusion or delete it`,
  });
}

/** An exclusion is written for an environment, not for one of its accounts. */
function accountOf({ accounts }: Environment): string {
  return accounts.find(({ purpose }) => purpose === 'workload')?.id ?? '';
}
