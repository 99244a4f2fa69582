export {
  check,
  checks,
  type CheckSubject,
  expect,
  forEachCheck,
  run,
  store,
  type StoreSubject,
  vault,
  type VaultSubject,
  workload,
  workloads,
  type WorkloadSubject,
} from './expect/index.ts';
export { LandfallError } from './base/errors.ts';
export type { Seconds } from './base/duration.ts';
export type { Instant } from './base/instant.ts';
export type { Outcome } from './base/outcome.ts';
export type { Problem } from './base/problem.ts';
export type { CheckMetadata } from './checks/check.ts';
export type { ControlLink, EvidenceKind, Severity, Subject, Verdict } from './checks/verdict.ts';
export type { Disruption, Environment, Workload } from './environment/environment.ts';
export type { DrillResult, Measured } from './drill/drill-result.ts';
export type { RecoveryPoint } from './estate/recovery-point.ts';
export type { Store } from './estate/store.ts';
export type { RecordedDrill, RecordedRun } from './evidence/index.ts';
export type { Run, RunEnd } from './evidence/run.ts';
export type { Gap, Inventory, Listing, Unseen } from './inventory/inventory.ts';
export type { Demonstration, Estimate, EstimateTerm, ObjectiveRow } from './objectives/objective-row.ts';
