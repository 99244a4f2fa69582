import { isOnLowStage } from '../low-stage.ts';
import { type Consent, isWithin } from '../consent.ts';
import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';
import { targetCount, worstShare } from '../target-count.ts';

/** Outside sandbox and test the account itself consents: to this stage, scenario, number of targets, and at this time. */
export function consentRefusals(subject: GuardSubject): readonly Refusal[] {
  const { consent: reading, environment } = subject;
  if (isOnLowStage(environment)) return [];
  if (reading.kind === 'found') return beyond(reading.consent, reading.where, subject);
  const got = reading.kind === 'absent' ? 'nothing' : reading.why;
  return [
    refusal(reading.kind === 'absent' ? 'CONSENT_MISSING' : 'CONSENT_UNREADABLE', {
      what: `Account ${subject.account} does not consent to drills; nothing was broken`,
      where: reading.where,
      expected: `a consent to "${subject.scenario.name}" on stage ${environment.stage}`,
      got,
      fix: 'have the owner of the account write the parameter; the drill role must only be able to read it',
    }),
  ];
}

function beyond(consent: Consent, where: string, subject: GuardSubject): readonly Refusal[] {
  const { environment, scenario, targets, now } = subject;
  const { stage, scenarios, maximumTargets, maximumShare, window, expires } = consent;
  const rules: [isHeld: boolean, code: string, what: string, expected: string, got: string][] = [
    [
      stage === environment.stage,
      'CONSENT_STAGE',
      'The account consents to drills of another stage',
      `stage ${environment.stage}`,
      stage,
    ],
    [
      scenarios.includes(scenario.name),
      'CONSENT_SCENARIO',
      `The account does not consent to the scenario "${scenario.name}"`,
      scenario.name,
      scenarios.join(', '),
    ],
    [
      targetCount(targets) <= maximumTargets,
      'CONSENT_TARGETS',
      'The drill would break more than the account consents to',
      `at most ${maximumTargets} resources`,
      `${targetCount(targets)}`,
    ],
    [
      worstShare(scenario, targets) <= (maximumShare ?? 1),
      'CONSENT_SHARE',
      'The drill would break a larger share than the account consents to',
      `at most ${maximumShare}`,
      `${worstShare(scenario, targets).toFixed(2)}`,
    ],
    [
      window === undefined || isWithin(window, now),
      'CONSENT_WINDOW',
      'The account consents to drills at another time',
      `${window?.from} to ${window?.until}`,
      now,
    ],
    [
      Date.parse(now) < Date.parse(expires),
      'CONSENT_EXPIRED',
      'The consent of the account has expired',
      `a consent that counts at ${now}`,
      `until ${expires}`,
    ],
  ];
  return rules
    .filter(([isHeld]) => !isHeld)
    .map(([, code, what, expected, got]) =>
      refusal(code, {
        what: `${what}; nothing was broken`,
        where,
        expected,
        got,
        fix: 'keep within it, or have the owner of the account widen it',
      }),
    );
}

function refusal(code: string, problem: Refusal['problem']): Refusal {
  return { code, problem };
}
