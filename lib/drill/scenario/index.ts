export { FIS_ACTIONS, fisAction, type FisAction, TARGETS_PER_ACTION } from './fis-actions.ts';
export { scenarioJsonSchema } from './json-schema.ts';
export type { ParseOptions } from './parse-options.ts';
export { parseScenario } from './parse-scenario.ts';
export { readScenario, scenarioNames } from './read-scenario.ts';
