export * from './environment.ts';
export { parseEnvironment } from './parse-environment.ts';
export type { ParseOptions } from './parse-options.ts';
export { type Path, pointer, positionOf } from './pointer.ts';
export { readEnvironment } from './read-environment.ts';
