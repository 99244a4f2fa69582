import type { Path, Value } from '../../../syntax/index.ts';
import { walk } from '../../../syntax/index.ts';
import type { SuppliedPlace } from '../../iac-set.ts';
import type { GivenValue } from './hcl-folder.ts';

/** Where each variable is given its value: the line that has to be changed for a rebuild. */
export function suppliedPlaces(
  given: ReadonlyMap<string, GivenValue>,
): Readonly<Record<string, SuppliedPlace>> {
  return Object.fromEntries(
    [...given].map(([name, { value, locate }]): [string, SuppliedPlace] => [
      name,
      (text) => locate(['variable', name, ...wayTo(value, text)]),
    ]),
  );
}

/** To the first string within a value that holds the text; to the value itself where none does. */
function wayTo(value: Value, text: string | undefined): Path {
  let way: Path = [];
  if (text === undefined || typeof value === 'string') return way;
  walk(value, (inner, path) => {
    if (way.length === 0 && typeof inner === 'string' && inner.includes(text)) way = path;
  });
  return way;
}
