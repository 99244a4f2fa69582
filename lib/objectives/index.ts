export { OBJECTIVE_FACTS } from './needed-facts.ts';
export type { Demonstration, Estimate, EstimateTerm, ObjectiveRow } from './objective-row.ts';
export { objectiveRows } from './objective-rows.ts';
