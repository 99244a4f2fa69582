import { liesIn } from '../../services/route53/names.ts';
import type { StoredRecord, StoredZone } from '../../services/route53/stored-zone.ts';
import type { World } from '../../world/world.ts';

type RecordSet = StoredRecord['set'];

/** The hosted zone that a name lies in, with the record sets that it holds. */
export interface ZoneView {
  readonly zone: StoredZone;
  /** The record sets of a name; where there are none, those of the wildcard above it. */
  readonly setsOf: (name: string) => readonly RecordSet[];
}

/** `*`, as Route 53 writes it. */
const WILDCARD = '\\052';

/** The zone that answers for a name (lower case, with the last dot): the longest that it ends in, of whatever account. */
export function zoneOf(world: World, name: string): ZoneView | undefined {
  const found: { readonly zone: StoredZone; readonly records: Map<string, StoredRecord> }[] = [];
  for (const { account, region } of world.places('route53.zone'))
    for (const zone of world.table('route53.zone', account, region).values())
      if (liesIn(name, zone.name))
        found.push({ zone, records: world.table('route53.record', account, region) });
  const [longest] = found.toSorted((a, b) => b.zone.name.length - a.zone.name.length);
  if (longest === undefined) return undefined;
  const { zone, records } = longest;
  const sets = [...records.values()].filter(({ zoneId }) => zoneId === zone.id).map(({ set }) => set);
  return { zone, setsOf: (asked) => setsOf(sets, asked, zone.name) };
}

/** A wildcard answers for what is below it, unless the name, or one between, is there itself (RFC 4592). */
function setsOf(sets: readonly RecordSet[], name: string, apex: string): readonly RecordSet[] {
  const own = sets.filter((set) => set.Name === name);
  const isThere = own.length > 0 || sets.some((set) => set.Name.endsWith(`.${name}`));
  if (isThere || name === apex) return own;
  const parent = name.slice(name.indexOf('.') + 1);
  const wild = sets.filter((set) => set.Name === `${WILDCARD}.${parent}`);
  const isParentThere = sets.some((set) => set.Name === parent);
  return wild.length > 0 || isParentThere || parent === apex ? wild : setsOf(sets, parent, apex);
}
