export { detectDrift } from './detect-drift.ts';
export type { RebuildPart } from './part.ts';
export type { RebuildMeasures } from './rebuild-measures.ts';
export { rebuildResult } from './rebuild-result.ts';
export { isSame } from './compare-stack.ts';
export { sourcesText } from './sources-text.ts';
export { smoke, type SmokeOptions } from './smoke.ts';
export { stacksPart, type StacksPartOptions } from './stacks/stacks-part.ts';
export { drillCopy } from './stacks/drill-copy.ts';
