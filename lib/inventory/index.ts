export { type CollectOptions, type CollectProgress, collect } from './collect.ts';
export {
  FACT_KINDS,
  type KindOperation,
  KINDS_BY_PURPOSE,
  kindsOf,
  OPERATIONS,
  operationsOf,
} from './operations.ts';
export { CEILINGS } from '../aws/ceilings.ts';
