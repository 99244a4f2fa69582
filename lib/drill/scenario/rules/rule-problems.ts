import type { Problem } from '../../../base/problem.ts';
import type { Written } from '../../../environment/written.ts';
import type { ParseOptions } from '../parse-options.ts';
import { faultRules } from './faults.ts';
import { lengthRules } from './lengths.ts';
import { nameRules } from './name.ts';
import { orderRules } from './order.ts';
import { probeRules } from './probes.ts';
import { servedRules } from './served.ts';
import { stopConditionRules } from './stop-conditions.ts';

/** What a schema cannot see: names that refer to something, lengths that do not go together, what AWS would not end. */
export function ruleProblems(written: Written, options: ParseOptions): Problem[] {
  return [
    ...nameRules(written, options),
    ...faultRules(written),
    ...orderRules(written),
    ...probeRules(written),
    ...servedRules(written),
    ...stopConditionRules(written),
    ...lengthRules(written),
  ];
}
