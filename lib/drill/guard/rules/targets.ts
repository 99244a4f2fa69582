import { TARGETS_PER_ACTION } from '../../nemeses/index.ts';
import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';
import { targetCount, worstShare } from '../target-count.ts';

/** Something is met, and no more than is declared and than FIS takes. */
export function targetRefusals(subject: GuardSubject): readonly Refusal[] {
  const { scenario, targets, environment } = subject;
  const { maximumTargets, maximumShare } = environment.safety;
  const count = targetCount(targets);
  const share = worstShare(scenario, targets);
  const { file } = environment.source;
  const refusals: Refusal[] = [];
  if (count === 0)
    refusals.push(
      refusal(subject, 'NO_TARGET', {
        what: 'The drill meets nothing of the workload',
        expected: 'at least one resource',
        got: 'none',
        fix: 'see that its resources carry the tags of the workload, and that the zone is one that it uses',
      }),
    );
  if (count > maximumTargets)
    refusals.push(
      refusal(subject, 'TOO_MANY_TARGETS', {
        what: 'The drill would break more than is declared',
        expected: `at most ${maximumTargets} resources (safety.maximumTargets in ${file})`,
        got: `${count}`,
        fix: 'choose fewer, or raise safety.maximumTargets',
      }),
    );
  if (share > maximumShare)
    refusals.push(
      refusal(subject, 'TOO_LARGE_A_SHARE', {
        what: 'The drill would break a larger share than is declared',
        expected: `at most ${maximumShare} (safety.maximumShare in ${file})`,
        got: share.toFixed(2),
        fix: 'choose fewer, or raise safety.maximumShare',
      }),
    );
  return [...refusals, ...quotaRefusals(subject)];
}

function quotaRefusals(subject: GuardSubject): readonly Refusal[] {
  return subject.targets
    .filter(({ arns }) => arns.length > TARGETS_PER_ACTION)
    .map(({ fault, arns }) =>
      refusal(subject, 'FIS_QUOTA', {
        what: `The fault "${fault}" would meet more resources than one action of AWS FIS takes`,
        expected: `at most ${TARGETS_PER_ACTION}`,
        got: `${arns.length}`,
        fix: 'split it into several faults, each with targets of its own',
      }),
    );
}

function refusal({ scenario, workload }: GuardSubject, code: string, problem: Refusal['problem']): Refusal {
  const where = `scenario "${scenario.name}" on workload "${workload.name}"`;
  return { code, problem: { ...problem, what: `${problem.what}; nothing was broken`, where } };
}
