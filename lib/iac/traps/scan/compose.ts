import { own } from '../../../base/own.ts';
import { intrinsicOf as syntaxOf } from '../../../syntax/intrinsic-of.ts';
import { isMap } from '../../../syntax/is-map.ts';
import { subPieces } from '../../../syntax/sub-pieces.ts';
import type { Path, Value } from '../../../syntax/template.ts';

export { isMap };

/** A literal piece of what was put together, and the string of the file that it is from. */
export interface Piece {
  /** Where it begins in the whole, and how long it is. */
  readonly start: number;
  readonly length: number;
  readonly path: Path;
  /** Where it begins in its own string. */
  readonly from: number;
}

/** A value put together as far as its pieces are literal, and the pieces that were not. */
export interface Composed {
  /** As Sub writes it: `arn:aws:s3:::${Bucket}/*`. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Values inside that are no text themselves (both ways of an If, what a function is given) and where they stand. */
  readonly rest: readonly { readonly path: Path; readonly value: Value }[];
}

/** The one function that a value is made with, `['Fn::Join', …]`, where it is one. */
export function intrinsicOf(value: Value | undefined): readonly [string, Value] | undefined {
  const call = syntaxOf(value);
  return call === undefined ? undefined : [call.name, call.argument];
}

/** Puts together what Ref, GetAtt, Sub, Join, Select and Base64 say, without knowing any value. */
export function compose(value: Value, path: Path): Composed | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return literal(String(value), path, 0);
  const call = intrinsicOf(value);
  if (call === undefined) return undefined;
  const [name, given] = call;
  const inner = [...path, name];
  return own(COMPOSERS, name)?.(given, inner) ?? { ...unknown(name), rest: [{ path: inner, value: given }] };
}

/** True for a list; `Array.isArray` does not narrow readonly ones. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function literal(text: string, path: Path, from: number): Composed {
  return { text, pieces: [{ start: 0, length: text.length, path, from }], rest: [] };
}

function unknown(name: string): Composed {
  return { text: `\${${name}}`, pieces: [], rest: [] };
}

const COMPOSERS: Readonly<Record<string, (given: Value, path: Path) => Composed | undefined>> = {
  Ref: (given) => (typeof given === 'string' ? unknown(given) : undefined),
  'Fn::GetAtt': (given) => {
    if (typeof given === 'string') return unknown(given);
    return isList(given) ? unknown(given.map(String).join('.')) : undefined;
  },
  'Fn::Sub': composeSub,
  'Fn::Join': composeJoin,
  'Fn::Base64': compose,
  'Fn::Select': composeSelect,
  'Fn::FindInMap': (given, path) => ({ ...unknown('Fn::FindInMap'), rest: functionsIn(given, path) }),
};

function composeSub(given: Value, path: Path): Composed | undefined {
  const text = isList(given) ? given[0] : given;
  if (typeof text !== 'string') return undefined;
  const names = isList(given) && isMap(given[1]) ? given[1] : {};
  const textPath = isList(given) ? [...path, 0] : path;
  return together(
    subPieces(text).map((piece) => {
      if (piece.kind === 'literal') return literal(piece.text, textPath, piece.start);
      const value = own(names, piece.name);
      const inner = value === undefined ? undefined : compose(value, [...path, 1, piece.name]);
      return inner ?? unknown(piece.name);
    }),
    '',
  );
}

function composeJoin(given: Value, path: Path): Composed | undefined {
  if (!isList(given) || typeof given[0] !== 'string' || !isList(given[1])) return undefined;
  const items = given[1].map((item, index) => compose(item, [...path, 1, index]));
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length ? together(known, given[0]) : undefined;
}

function composeSelect(given: Value, path: Path): Composed | undefined {
  if (!isList(given) || !isList(given[1])) return undefined;
  const index = Number(given[0]);
  const chosen = given[1][index];
  return chosen === undefined ? undefined : compose(chosen, [...path, 1, index]);
}

function together(items: readonly Composed[], delimiter: string): Composed {
  const pieces: Piece[] = [];
  let text = '';
  items.forEach((item, index) => {
    if (index > 0) text += delimiter;
    for (const piece of item.pieces) pieces.push({ ...piece, start: piece.start + text.length });
    text += item.text;
  });
  return { text, pieces, rest: items.flatMap(({ rest }) => rest) };
}

/** Of what a function is given: the functions, not its plain arguments. */
function functionsIn(given: Value, path: Path): { path: Path; value: Value }[] {
  if (!isList(given)) return [];
  return given
    .map((value, index) => ({ path: [...path, index], value }))
    .filter(({ value }) => intrinsicOf(value) !== undefined);
}
