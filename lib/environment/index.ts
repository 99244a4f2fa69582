export { contradictions } from './contradictions/contradictions.ts';
export type { Contradiction } from './contradictions/contradiction.ts';
export * from './environment.ts';
export { exclusionsInForce, freezeWindowInForce } from './in-force.ts';
export { environmentJsonSchema } from './json-schema.ts';
export { parseEnvironment } from './parse-environment.ts';
export type { ParseOptions } from './parse-options.ts';
export { type Path, pointer, positionOf } from './pointer.ts';
export { readEnvironment } from './read-environment.ts';
