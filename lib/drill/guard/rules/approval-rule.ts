import { approvalFault } from '../approval.ts';
import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** In production somebody else has to have signed this run, this declaration and this plan. */
export function approvalRefusals(subject: GuardSubject): readonly Refusal[] {
  const { environment, approval, consent, identity, run, planSha256 } = subject;
  if (environment.stage !== 'production') return [];
  if (approval.kind === 'absent') return [refusal('APPROVAL_MISSING', 'no approval', subject)];
  if (approval.kind === 'unreadable') return [refusal('APPROVAL_INVALID', approval.why, subject)];
  if (consent.kind !== 'found')
    return [refusal('APPROVAL_INVALID', 'no consent that names approvers', subject)];
  const fault = approvalFault(approval.approval, consent.consent, {
    run,
    declarationSha256: environment.source.sha256,
    planSha256,
    identity: identity?.arn ?? '',
  });
  return fault === undefined ? [] : [refusal('APPROVAL_INVALID', fault, subject)];
}

function refusal(
  code: string,
  got: string,
  { run, approval, environment, planSha256 }: GuardSubject,
): Refusal {
  return {
    code,
    problem: {
      what: 'A drill in production needs the approval of another person; nothing was broken',
      where: 'where' in approval ? approval.where : `environment "${environment.name}"`,
      expected: `a signature over run ${run}, declaration ${environment.source.sha256} and plan ${planSha256}`,
      got,
      fix: 'have one of the approvers that the consent names sign it, under the id that the run will have (--run-id)',
    },
  };
}
