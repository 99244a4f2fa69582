import { cacheGroupTargets } from './caches.ts';
import { instanceTargets, subnetTargets } from './compute.ts';
import { dbClusterTargets, dbInstanceTargets } from './databases.ts';
import type { TargetKind } from './target-kind.ts';

/** The types of resources that the modelled actions meet. */
export const TARGET_KINDS: ReadonlyMap<string, TargetKind> = new Map(
  [instanceTargets, subnetTargets, dbInstanceTargets, dbClusterTargets, cacheGroupTargets].map((kind) => [
    kind.resourceType,
    kind,
  ]),
);
