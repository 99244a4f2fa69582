export { check, checks, metadataOf, type CheckSubject } from './check.ts';
export { forgetRun, run } from './current-run.ts';
export { forEachCheck } from './for-each-check.ts';
export { plannedTests, type PlannedTest } from './planned-tests.ts';
export { expect } from './plugin.ts';
export { store, type StoreSubject } from './store.ts';
export { markOf, type TestMark } from './test-mark.ts';
export { vault, type VaultSubject } from './vault.ts';
export { workload, workloads, type WorkloadSubject } from './workload.ts';
