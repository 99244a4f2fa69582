export { isMap } from '../syntax/index.ts';
export {
  IAC_FORMATS,
  type IacAsset,
  type IacFormat,
  type IacResource,
  type IacSet,
  type IacUnit,
} from './iac-set.ts';
export { readIac, type ReadIacOptions } from './reading/read-iac.ts';
export { readSupplied } from './reading/read-supplied.ts';
export { type DeclaredSources, type DeclaredUnit, readDeclaredSources } from './reading/declared-sources.ts';
export * from './traps/index.ts';
export { unitNeeds } from './traps/scan/unit-needs.ts';
export * from './order/index.ts';
