export { formatPlan } from './format-plan.ts';
export { makePlan } from './make-plan.ts';
export type { PlanOptions } from './plan-options.ts';
export type * from './plan.ts';
export { unjudged } from './unjudged.ts';
export { selectedBy } from './selected-by.ts';
