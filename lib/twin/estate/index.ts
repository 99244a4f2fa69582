export type { Estate } from './estate.ts';
export type { Flaws } from './flaws.ts';
export { type EstateOptions, startEstate } from './start-estate.ts';
export type { TruthEntry } from './truth/truth-log.ts';
