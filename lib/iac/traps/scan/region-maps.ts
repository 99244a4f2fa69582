import { walk } from '../../../syntax/walk.ts';
import type { Path, ValueMap } from '../../../syntax/template.ts';
import type { IacUnit } from '../../iac-set.ts';
import { isRegion } from '../../types/regions.ts';
import { isMap } from './compose.ts';

/** A mapping, a map in a default or in locals, whose keys are Regions. */
export interface RegionMap {
  /** Of the mapping, the variable or the local as a whole. */
  readonly path: Path;
  readonly value: ValueMap;
  readonly regions: readonly string[];
}

/** All maps by Region of a unit. */
export function regionMaps(unit: IacUnit): readonly RegionMap[] {
  return mapsOf(unit).flatMap(({ path, value }) => {
    const regions = Object.keys(value).filter(isRegion);
    return regions.length === 0 ? [] : [{ path, value, regions }];
  });
}

/** All maps by account id. */
export function accountMaps(
  unit: IacUnit,
): readonly { readonly path: Path; readonly accounts: readonly string[] }[] {
  return mapsOf(unit).flatMap(({ path, value }) => {
    const accounts = Object.keys(value).filter((key) => /^\d{12}$/.test(key));
    return accounts.length === 0 ? [] : [{ path, accounts }];
  });
}

function mapsOf(unit: IacUnit): readonly { readonly path: Path; readonly value: ValueMap }[] {
  const maps: { path: Path; value: ValueMap }[] = [];
  for (const section of ['Mappings', 'variable', 'locals']) {
    const start = isMap(unit.body) ? unit.body[section] : undefined;
    if (start === undefined) continue;
    walk(
      start,
      (value, path) => {
        if (isMap(value) && path.length > 1) maps.push({ path: path.slice(0, 2), value });
      },
      [section],
    );
  }
  return maps;
}
