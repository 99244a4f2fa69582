import type { TagMap } from '../../world/tags.ts';

const WORKLOADS = {
  orders: { owner: 'team-orders', importance: 'critical' },
  catalogue: { owner: 'team-catalogue', importance: 'high' },
  ledger: { owner: 'team-finance', importance: 'critical' },
  platform: { owner: 'team-platform', importance: 'critical' },
} as const;

/** A workload of the shop, or the platform that all of them stand on. */
export type ShopWorkload = keyof typeof WORKLOADS;
/** How a resource comes back: from a backup, because it is replicated, or by being made again. */
export type Recovery = 'backup' | 'replication' | 'rebuild';

/** The tags that the shop gives everything; `name` is `<uid>_<function>`, the system is always the shop. */
export function shopTags(workload: ShopWorkload, recovery: Recovery, name: string): TagMap {
  const { owner, importance } = WORKLOADS[workload];
  return { owner, environment: 'sandbox', importance, recovery, workload, Name: `${name}_shop` };
}
