import type { Paging, Reading, ServiceName } from '../aws/index.ts';
import type { FactKind, FactKinds } from './facts.ts';
import type { Sighting } from './place.ts';
import type { ReadOptions, Scope } from './scope.ts';

/** One AWS operation that lists or shows something: how it pages, and where in its answer the entries are. */
export interface Source<Page, Raw> {
  readonly service: ServiceName;
  readonly operation: string;
  readonly paging?: Paging;
  /** Undefined when the answer lacks the member that it must have. */
  readonly entries: (page: Page) => readonly Raw[] | undefined;
}

/** A page as far as the name of its list tells. */
export type ListPage<Raw> = Readonly<Record<string, readonly Raw[] | undefined>>;

/** A listing whose entries are in one member of the answer. */
export function listing<Raw>(
  service: ServiceName,
  operation: string,
  member: string,
  paging?: Paging,
): Source<ListPage<Raw>, Raw> {
  return { service, operation, entries: (page) => page[member], ...(paging === undefined ? {} : { paging }) };
}

/** Reads a whole kind from one listing, if it is wanted, and keeps it. */
export async function listKind<Kind extends FactKind, Page, Raw>(
  scope: Scope,
  kind: Kind,
  source: Source<Page, Raw>,
  toFact: (raw: Raw, seen: Sighting) => FactKinds[Kind],
  options?: ReadOptions,
): Promise<void> {
  if (!scope.wants(kind)) return;
  const reading = await scope.read(source, toFact, options);
  scope.keep(kind, reading.items, [reading]);
}

/** The entries of many readings, in order. */
export function itemsOf<Item>(readings: readonly Reading<Item>[]): readonly Item[] {
  return readings.flatMap(({ items }) => items);
}
