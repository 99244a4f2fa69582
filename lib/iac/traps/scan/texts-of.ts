import type { Path, Value } from '../../../syntax/template.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';
import { type Composed, compose, intrinsicOf, isList, isMap } from './compose.ts';
import { isProse, roleOf } from './part.ts';
import { type Text, type Word, wordsOf } from './text.ts';

const known = new WeakMap<IacUnit, readonly Text[]>();

/** Every string of a unit that something is made of, in the order of the file; prose (descriptions, tags) is left out. */
export function textsOf(unit: IacUnit): readonly Text[] {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const texts = [...written(unit), ...supplied(unit)];
  known.set(unit, texts);
  return texts;
}

const split = new WeakMap<IacUnit, readonly Word[]>();

/** Every word of these texts, in the same order. */
export function wordsIn(unit: IacUnit): readonly Word[] {
  const before = split.get(unit);
  if (before !== undefined) return before;
  const words = textsOf(unit).flatMap(wordsOf);
  split.set(unit, words);
  return words;
}

function written(unit: IacUnit): Text[] {
  const texts: Text[] = [];
  const resources = new Map(unit.resources.map((resource) => [keyOf(resource.path), resource]));
  const visit = (value: Value, path: Path, resource: IacResource | undefined): void => {
    if (value === null || typeof value === 'boolean' || isProse(unit, path)) return;
    const owner = resource ?? resources.get(keyOf(path));
    const call = intrinsicOf(value);
    const composed = isMap(value) && call === undefined ? undefined : compose(value, path);
    if (composed !== undefined) {
      texts.push(textAt(unit, path, composed, value, owner));
      for (const piece of composed.rest) visit(piece.value, piece.path, owner);
      return;
    }
    if (isList(value)) value.forEach((item, index) => visit(item, [...path, index], owner));
    else if (isMap(value))
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key], owner);
  };
  visit(unit.body, [], undefined);
  return texts;
}

function textAt(
  unit: IacUnit,
  path: Path,
  { text, pieces }: Composed,
  value: Value,
  resource: IacResource | undefined,
): Text {
  const below = resource === undefined ? path : path.slice(resource.propertiesPath.length);
  return {
    unit,
    path,
    text,
    pieces,
    role: roleOf(unit, path),
    numeric: typeof value === 'number',
    ...(resource === undefined ? {} : { resource }),
    property: below.filter((step) => typeof step === 'string' && !/^(Fn::|Ref$)/.test(step)).join('.'),
  };
}

/** A nested stack is given its values by its parent, where they are read already. */
function supplied(unit: IacUnit): Text[] {
  if (unit.parent !== undefined) return [];
  return Object.entries(unit.supplied).map(([name, text]) => ({
    unit,
    path: [unit.format.startsWith('terraform') ? 'variable' : 'Parameters', name],
    text,
    pieces: [],
    role: 'supplied' as const,
    numeric: false,
    property: name,
  }));
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
