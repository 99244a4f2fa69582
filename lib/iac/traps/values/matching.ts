import type { Path } from '../../../syntax/template.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';
import type { TrapFinding } from '../trap.ts';
import { placeOfOrigin } from './in-origins.ts';
import { originsOf } from './origins.ts';
import { pick } from './pick.ts';

/** A value that says something, where it is written: at a default where the property asks a parameter. */
export interface Match {
  readonly path: Path;
  readonly where: TrapFinding['where'];
  readonly text: string;
}

/** The values of a property that match. */
export function matching(
  unit: IacUnit,
  resource: IacResource,
  property: string,
  pattern: RegExp,
): readonly Match[] {
  return pick(unit, resource, property)
    .flatMap(({ value, path }) => originsOf(unit, value, path))
    .filter(({ text }) => pattern.test(text))
    .map((origin) => ({ path: origin.path, where: placeOfOrigin(unit, origin), text: origin.text }));
}
