import { faultEnd } from '../../nemeses/index.ts';
import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** Outside the sandbox a fault is armed only if AWS itself ends it: this process may die at any moment. */
export function unendingFaultRefusals({ scenario, environment }: GuardSubject): readonly Refusal[] {
  if (environment.stage === 'sandbox') return [];
  return scenario.faults
    .filter((fault) => !['itself', 'once'].includes(faultEnd(fault) ?? ''))
    .map(({ id, action }) => ({
      code: 'FAULT_WITHOUT_END',
      problem: {
        what: `AWS would not end the fault "${id}" by itself; nothing was broken`,
        where: `scenario "${scenario.name}"`,
        expected: 'an action with a duration, or one that is over at once',
        got: `${action} without an end`,
        fix: 'give it a duration, or use another action',
      },
    }));
}
