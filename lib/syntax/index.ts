export { type DynamicReference, dynamicReferences } from './dynamic-references.ts';
export { type Intrinsic, intrinsicOf } from './intrinsic-of.ts';
export { isTemplate } from './is-template.ts';
export { isMap, isResourceId } from './is-map.ts';
export { type ParsedFile, readTemplate, readValues } from './read-template.ts';
export { parseJson } from './parse-json.ts';
export { type SubPiece, subPieces } from './sub-pieces.ts';
export type { Path, Template, Value, ValueMap } from './template.ts';
export { type Visit, walk } from './walk.ts';
