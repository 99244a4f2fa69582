export { type CriticalPath, criticalPath, type UnitTime } from './critical-path.ts';
export { type OrderedUnit, type OrderEdge, type RebuildOrder, rebuildOrder } from './rebuild-order.ts';
