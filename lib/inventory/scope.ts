import type { Aws, Failure, Reading } from '../aws/index.ts';
import type { FactKind, FactKinds } from './facts.ts';
import type { Gap } from './inventory.ts';
import type { Ledger } from './ledger.ts';
import { kindsOf, type KindOperation, OPERATIONS } from './operations.ts';
import type { Source } from './source.ts';
import { homeRegion, type Place, type Sighting } from './place.ts';

/** How a collector asks. */
export interface ReadOptions {
  readonly input?: Readonly<Record<string, unknown>>;
  /** The one resource that the call is about: only what concerns that one is unknown when it fails. */
  readonly subject?: string;
  /** AWS answers "not found" where something that may be missing is missing: evidence, no gap. */
  readonly mayBeMissing?: true;
  /** Asked in the home Region of the partition, where services without a Region answer. */
  readonly home?: true;
  /** The kinds that suffer when it fails, where that is not all that the operation fills. */
  readonly kinds?: readonly FactKind[];
}

/** One account and Region as a collector sees it. Whatever fails here becomes a gap; a collector cannot forget to say so. */
export interface Scope {
  readonly place: Place;
  /** The Regions declared for the account. */
  readonly regions: readonly string[];
  wants(kind: FactKind): boolean;
  read<Page, Raw, Item>(
    source: Source<Page, Raw>,
    map: (raw: Raw, seen: Sighting) => Item,
    options?: ReadOptions,
  ): Promise<Reading<Item>>;
  /** Keeps the facts, and the proof of completeness when nothing that they were made from failed. */
  keep<Kind extends FactKind>(
    kind: Kind,
    facts: readonly FactKinds[Kind][],
    madeFrom: readonly Reading<unknown>[],
  ): void;
}

/** The scope of one account and Region. `kinds` are those wanted there. */
export function scope(options: {
  aws: Aws;
  ledger: Ledger;
  place: Place;
  regions: readonly string[];
  kinds: ReadonlySet<FactKind>;
}): Scope {
  const { aws, ledger, place, regions, kinds } = options;
  return {
    place,
    regions,
    wants: (kind) => kinds.has(kind),
    read: async (source, map, asked = {}) => {
      const { input = {}, subject, mayBeMissing } = asked;
      const operation = operationOf(source);
      const reading = await aws.read({
        service: source.service,
        operation: source.operation,
        bucket: operation.bucket,
        account: place.account,
        region: asked.home === true || place.region === 'global' ? homeRegion(place.partition) : place.region,
        input,
        ...(source.paging === undefined ? {} : { paging: source.paging }),
        items: (page, at) => source.entries(page as never)?.map((raw) => map(raw, { ...place, at })),
      });
      if (reading.failure !== undefined && !(mayBeMissing && reading.failure.reason === 'not-found'))
        ledger.gap({
          ...gapOf(operation, place, reading.failure),
          kinds: (asked.kinds ?? kindsOf(source.service, source.operation)).filter((kind) => kinds.has(kind)),
          ...(subject === undefined ? {} : { subject }),
        });
      return reading;
    },
    keep: (kind, facts, madeFrom) => {
      ledger.add(kind, facts);
      if (madeFrom.some((reading) => reading.failure !== undefined)) return;
      const calls = [...new Set(madeFrom.flatMap((reading) => reading.calls))].sort((a, b) => a - b);
      ledger.listing({ kind, account: place.account, region: place.region, count: facts.length, calls });
    },
  };
}

function operationOf(source: { service: string; operation: string }): KindOperation {
  const all = Object.values(OPERATIONS).flat();
  const found = all.find((one) => one.service === source.service && one.operation === source.operation);
  // A programming error, found by the first test that collects: what is called must be declared.
  if (found === undefined)
    throw new RangeError(`${source.service}:${source.operation} is not in operations.ts`);
  return found;
}

function gapOf(operation: KindOperation, place: Place, failure: Failure): Omit<Gap, 'kinds'> {
  return {
    service: operation.service,
    operation: operation.operation,
    account: place.account,
    region: place.region,
    code: failure.code,
    message: failure.message,
    action: operation.action,
    at: failure.at,
  };
}
