export { type DirectHealer, directHealer } from './direct-healer.ts';
export {
  DIRECT,
  type DirectMark,
  type DirectNemesis,
  directNemesis,
  type DirectNemesisOptions,
} from './direct-nemesis.ts';
export type { DirectState } from './direct-state.ts';
export { experimentTemplate, type TemplateOptions } from './experiment-template.ts';
export { faultEnd } from './fault-end.ts';
export { FIS_ACTIONS, type FisAction, TARGETS_PER_ACTION } from './fis-actions.ts';
export type { FisPlace } from './fis-calls.ts';
export { type FisHealer, fisHealer, type FisHealerOptions, runsAtWork } from './fis-healer.ts';
export { FIS, type FisNemesis, fisNemesis, type FisNemesisOptions } from './fis-nemesis.ts';
export { healPatience, pollEvery } from './fis-patience.ts';
export type { FisExperiment } from './fis-shapes.ts';
export type { FisState } from './fis-state.ts';
export { type AclAssociation, aclAssociations } from './read-subnets.ts';
export type { ResolvedTarget } from './resolved-target.ts';
export type { ResourceState } from './resource-state.ts';
export { runTags } from './tags.ts';
export type { FisMark } from './watch-experiment.ts';
