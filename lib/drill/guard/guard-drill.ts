import type { GuardSubject } from './guard-subject.ts';
import { type Refusal, refuse } from './refusal.ts';
import { approvalRefusals } from './rules/approval-rule.ts';
import { consentRefusals } from './rules/consent-rule.ts';
import { scenarioRefusals } from './rules/declared-scenario.ts';
import { freezeRefusals } from './rules/freeze.ts';
import { harnessRefusals } from './rules/harness-inside.ts';
import { lowerStageRefusals } from './rules/lower-stage.ts';
import { placeRefusals } from './rules/place.ts';
import { replicationRefusals } from './rules/replication-rule.ts';
import { stopConditionRefusals } from './rules/stop-conditions.ts';
import { targetRefusals } from './rules/targets.ts';
import { unendingFaultRefusals } from './rules/unending-fault.ts';

const RULES: readonly ((subject: GuardSubject) => readonly Refusal[])[] = [
  placeRefusals,
  scenarioRefusals,
  consentRefusals,
  approvalRefusals,
  lowerStageRefusals,
  freezeRefusals,
  unendingFaultRefusals,
  stopConditionRefusals,
  targetRefusals,
  harnessRefusals,
  replicationRefusals,
];

/** Every reason not to carry a drill out, as far as it can be told before the steady state was watched. Pure. */
export function drillRefusals(subject: GuardSubject): readonly Refusal[] {
  return RULES.flatMap((rule) => rule(subject));
}

const RULES_OF_A_REBUILD: typeof RULES = [
  placeRefusals,
  scenarioRefusals,
  consentRefusals,
  approvalRefusals,
  lowerStageRefusals,
  freezeRefusals,
];

/** Every reason not to make anything in a clean account. A rebuild breaks nothing: it has no targets, and no fault that has to end. Pure. */
export function rebuildRefusals(subject: GuardSubject): readonly Refusal[] {
  return RULES_OF_A_REBUILD.flatMap((rule) => rule(subject));
}

/** Lets a drill through, or refuses it with every reason at once (LandfallError, blame guard). */
export function guardDrill(subject: GuardSubject): void {
  refuse(drillRefusals(subject));
}
