import type { IacUnit } from '../../iac-set.ts';
import { found } from '../finding.ts';
import type { Hit as WordHit } from '../scan/in-texts.ts';
import type { Trap, TrapContext, TrapFinding } from '../trap.ts';
import { placeOf } from '../scan/place-of.ts';
import { type Origin, originsOf } from './origins.ts';
import { pickAll, type Site } from './pick.ts';

/** What a rule says of a value. */
type Hit = Omit<WordHit, 'match' | 'index'>;

/** Properties by type of resource, `{'AWS::S3::Bucket': ['BucketName']}`. */
export type PropertyTable = Readonly<Record<string, readonly string[]>>;

/** A finding for each place where a value of these properties is written and a rule sees something in it. */
export function inOrigins(
  context: TrapContext,
  trap: Trap,
  table: PropertyTable,
  rule: (origin: Origin, site: Site) => Hit | undefined,
): readonly TrapFinding[] {
  return pickAll(context.set.units, table).flatMap((site) =>
    originsOf(site.unit, site.value, site.path).flatMap((origin) => {
      const hit = rule(origin, site);
      if (hit === undefined) return [];
      const resource = isWithin(origin, site) ? site.resource : undefined;
      return [
        found(trap, {
          unit: site.unit,
          path: origin.path,
          where: placeOfOrigin(site.unit, origin),
          resource,
          ...hit,
        }),
      ];
    }),
  );
}

/** At the literal that it is, or at the value where only all its pieces together say it. */
export function placeOfOrigin(
  unit: IacUnit,
  { path, pieces = [], length = 0 }: Origin,
): TrapFinding['where'] {
  return placeOf({ unit, path, pieces }, 0, length);
}

/** Units of the set whose resources are of one of these types, with the resource. */
export function resourcesOf(
  units: readonly IacUnit[],
  isWanted: (type: string) => boolean,
): readonly { readonly unit: IacUnit; readonly resource: IacUnit['resources'][number] }[] {
  return units.flatMap((unit) =>
    unit.resources.filter(({ type }) => isWanted(type)).map((resource) => ({ unit, resource })),
  );
}

/** A default that two resources share is one place, and neither's. */
function isWithin({ path }: Origin, { resource }: Site): boolean {
  return resource.path.every((step, index) => path[index] === step);
}
