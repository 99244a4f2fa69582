import type { Problem } from '../../base/problem.ts';
import type { ParseOptions } from '../parse-options.ts';
import type { Written } from '../written.ts';
import { accountRules } from './accounts.ts';
import { dependencyRules } from './dependencies.ts';
import { endpointRules } from './endpoint.ts';
import { exclusionRules } from './exclusions.ts';
import { freezeWindowRules } from './freeze-windows.ts';
import { copyRules } from './copies.ts';
import { nameRules } from './name.ts';
import { rebuildRules } from './rebuild.ts';
import { safetyRules } from './safety.ts';
import { taggingRules } from './tagging.ts';
import { watchRules } from './watch.ts';
import { workloadRules } from './workloads.ts';

/** What a schema cannot see: names that refer to something, values that do not go together. */
export function ruleProblems(written: Written, options: ParseOptions): Problem[] {
  return [
    ...nameRules(written, options),
    ...endpointRules(written),
    ...accountRules(written),
    ...taggingRules(written),
    ...copyRules(written),
    ...workloadRules(written),
    ...watchRules(written),
    ...rebuildRules(written),
    ...dependencyRules(written),
    ...exclusionRules(written, options),
    ...freezeWindowRules(written),
    ...safetyRules(written, options),
  ];
}
