export { type Approval, type ApprovalReading, approvalText, parseApproval } from './approval.ts';
export { type Consent, type ConsentReading, parseConsent } from './consent.ts';
export { drillRefusals, guardDrill } from './guard-drill.ts';
export { guardSteadyState, type WatchedSteadyState } from './guard-steady-state.ts';
export type { Demonstration, GuardSubject, Replication } from './guard-subject.ts';
export { type AskMetadata, type HarnessPlace, harnessPlace, metadataService } from './harness-place.ts';
export { CONSENT_PARAMETER, readConsent } from './read-consent.ts';
export type { Refusal } from './refusal.ts';
export { unproven } from './unproven.ts';
