import { recoveryPointExists } from './backup/recovery-point-exists.ts';
import type { Check } from './check.ts';
import { rpoAttainable } from './objectives/rpo-attainable.ts';
import { rtoAttainable } from './objectives/rto-attainable.ts';

export type { Check, CheckMetadata } from './check.ts';
export { judge, type JudgeInput } from './judge.ts';
export type { Severity, Subject, Verdict } from './verdict.ts';

/** Every check, in the order of the report. */
export const CHECKS: readonly Check[] = [rtoAttainable, rpoAttainable, recoveryPointExists];
