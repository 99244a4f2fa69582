import { intrinsicOf as syntaxOf } from '../../../syntax/intrinsic-of.ts';
import { isMap } from '../../../syntax/is-map.ts';
import type { Path, Value } from '../../../syntax/template.ts';

export { isMap };

/** A value put together as far as its pieces are literal, and the pieces that were not. */
export interface Composed {
  /** As Sub writes it: `arn:aws:s3:::${Bucket}/*`. */
  readonly text: string;
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
  if (typeof value === 'string') return { text: value, rest: [] };
  if (typeof value === 'number' || typeof value === 'boolean') return { text: String(value), rest: [] };
  const call = intrinsicOf(value);
  if (call === undefined) return undefined;
  return composeCall(call[0], call[1], [...path, call[0]]);
}

/** True for a list; `Array.isArray` does not narrow readonly ones. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function composeCall(name: string, given: Value, path: Path): Composed {
  const composed = COMPOSERS[name]?.(given, path);
  return composed ?? { text: `\${${name}}`, rest: [{ path, value: given }] };
}

const COMPOSERS: Readonly<Record<string, (given: Value, path: Path) => Composed | undefined>> = {
  Ref: (given) => (typeof given === 'string' ? { text: `\${${given}}`, rest: [] } : undefined),
  'Fn::GetAtt': (given) => {
    if (typeof given === 'string') return { text: `\${${given}}`, rest: [] };
    return isList(given) ? { text: `\${${given.map(String).join('.')}}`, rest: [] } : undefined;
  },
  'Fn::Sub': composeSub,
  'Fn::Join': composeJoin,
  'Fn::Base64': compose,
  'Fn::Select': composeSelect,
  'Fn::FindInMap': (given, path) => ({ text: '${Fn::FindInMap}', rest: functionsIn(given, path) }),
};

function composeSub(given: Value, path: Path): Composed | undefined {
  if (typeof given === 'string') return { text: given.replaceAll('${!', '${'), rest: [] };
  if (!isList(given) || typeof given[0] !== 'string') return undefined;
  const names = isMap(given[1]) ? given[1] : {};
  const rest: { path: Path; value: Value }[] = [];
  const text = given[0].replace(/\$\{(!?)([^}]*)\}/g, (whole, literal: string, name: string) => {
    const value = literal === '' ? names[name.trim()] : undefined;
    const piece = value === undefined ? undefined : compose(value, [...path, 1, name.trim()]);
    if (piece === undefined) return whole.replace('${!', '${');
    rest.push(...piece.rest);
    return piece.text;
  });
  return { text, rest };
}

function composeJoin(given: Value, path: Path): Composed | undefined {
  if (!isList(given) || typeof given[0] !== 'string' || !isList(given[1])) return undefined;
  const pieces = given[1].map((piece, index) => compose(piece, [...path, 1, index]));
  if (pieces.some((piece) => piece === undefined)) return undefined;
  const known = pieces.filter((piece) => piece !== undefined);
  return {
    text: known.map((piece) => piece.text).join(given[0]),
    rest: known.flatMap((piece) => piece.rest),
  };
}

function composeSelect(given: Value, path: Path): Composed | undefined {
  if (!isList(given) || !isList(given[1])) return undefined;
  const index = Number(given[0]);
  const chosen = given[1][index];
  return chosen === undefined ? undefined : compose(chosen, [...path, 1, index]);
}

/** Of what a function is given: the functions, not its plain arguments. */
function functionsIn(given: Value, path: Path): { path: Path; value: Value }[] {
  if (!isList(given)) return [];
  return given
    .map((value, index) => ({ path: [...path, index], value }))
    .filter(({ value }) => intrinsicOf(value) !== undefined);
}
