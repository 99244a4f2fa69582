import type { Fact, FactKind, FactKinds } from './facts.ts';
import type { Facts, Gap, Inventory, Listing } from './inventory.ts';
import { FACT_KINDS } from './operations.ts';

/** What a collection has found so far. Facts, gaps and complete listings are only ever added. */
export interface Ledger {
  add<Kind extends FactKind>(kind: Kind, facts: readonly FactKinds[Kind][]): void;
  /** The same gap again (a refusal met once for each vault) is kept once. */
  gap(gap: Gap): void;
  listing(listing: Listing): void;
  facts(): Iterable<Fact>;
  inventory(): Inventory;
}

export function ledger(): Ledger {
  const facts = new Map<FactKind, Fact[]>(FACT_KINDS.map((kind) => [kind, []]));
  const gaps = new Map<string, Gap>();
  const listings: Listing[] = [];
  return {
    add: (kind, found) => {
      const all = facts.get(kind);
      for (const fact of found) all?.push(fact);
    },
    gap: (gap) => {
      const { service, operation, account, region, subject, code } = gap;
      const key = [service, operation, account, region, subject, code].join('|');
      if (!gaps.has(key)) gaps.set(key, gap);
    },
    listing: (listing) => listings.push(listing),
    facts: function* () {
      for (const all of facts.values()) yield* all;
    },
    inventory: () => ({
      facts: byKind(facts) as Facts,
      gaps: [...gaps.values()].sort(byPlace),
      listings: listings.sort(byPlace),
      unseen: [],
    }),
  };
}

function byKind(facts: ReadonlyMap<FactKind, readonly Fact[]>): Readonly<Record<FactKind, readonly Fact[]>> {
  const entries = FACT_KINDS.map((kind) => [kind, sorted(facts.get(kind) ?? [])] as const);
  return Object.fromEntries(entries) as Record<FactKind, Fact[]>;
}

/** In an order that does not depend on which Region answered first. */
function sorted(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => byPlace(a, b) || compare(a.arn, b.arn));
}

function byPlace(a: Gap | Listing | Fact, b: Gap | Listing | Fact): number {
  return compare(a.account, b.account) || compare(a.region, b.region) || compare(nameOf(a), nameOf(b));
}

function nameOf(entry: Gap | Listing | Fact): string {
  if ('kinds' in entry) return `${entry.service}:${entry.operation}:${entry.subject ?? ''}`;
  return 'kind' in entry ? entry.kind : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
