import { own } from '../../../base/own.ts';
import type { Path, Value } from '../../../syntax/template.ts';
import type { IacUnit } from '../../iac-set.ts';
import { SENSITIVE } from '../../reading/sensitive.ts';
import { compose, intrinsicOf, isList, isMap, type Piece } from '../scan/compose.ts';
import { knownText, knownValue } from './known-text.ts';

/** Where a value comes from: what is written, and where somebody has to change it. */
export interface Origin {
  readonly path: Path;
  /** With `${…}` where it depends on something that is not known. */
  readonly text: string;
  /** It was put together from several things. */
  readonly composed: boolean;
  /** Where its literal pieces stand, of what was put together. */
  readonly pieces?: readonly Piece[];
  readonly length?: number;
}

/**
 * Follows a value to where it is written: both ways of an If, every entry that a mapping may give, the default of a parameter.
 * A parameter that nobody gives a value has no origin.
 */
export function originsOf(unit: IacUnit, value: Value, path: Path): readonly Origin[] {
  if (value === null || value === undefined) return [];
  const call = intrinsicOf(value);
  if (call?.[0] === 'Fn::If' && isList(call[1])) return ofIf(unit, call[1], [...path, 'Fn::If']);
  if (call?.[0] === 'Fn::FindInMap' && isList(call[1])) return ofMapping(unit, call[1]);
  const choice = choiceOf(value);
  if (choice !== undefined) return originsOf(unit, choice.value, [...path, choice.key]);
  if (isList(value)) return value.flatMap((item, index) => originsOf(unit, item, [...path, index]));
  const composed = compose(value, path);
  if (composed === undefined) return [];
  const [, only] = /^\$\{\s*([^{}]*?)\s*\}$/.exec(composed.text) ?? [];
  if (only === undefined) {
    const { text, pieces } = composed;
    return [
      { path, text: knownText(unit, text), composed: text.includes('${'), pieces, length: text.length },
    ];
  }
  const from = knownValue(unit, only);
  if (from === undefined)
    return only === 'AWS::NoValue' ? [] : [{ path, text: composed.text, composed: false }];
  return [{ path: from.path, text: knownText(unit, from.text), composed: from.text.includes('${') }];
}

/** True where nothing in it depends on what is not known. */
export function isLiteral({ text }: Origin): boolean {
  return text !== '' && text !== SENSITIVE && !text.includes('${');
}

/** `{'${if}': […]}`: what an expression of Terraform chooses from. */
function choiceOf(value: Value): { readonly key: string; readonly value: Value } | undefined {
  const [entry, ...more] = isMap(value) ? Object.entries(value) : [];
  if (entry === undefined || more.length > 0 || !/^\$\{(if|for|…)\}$/.test(entry[0])) return undefined;
  return { key: entry[0], value: entry[1] };
}

function ofIf(unit: IacUnit, branches: readonly Value[], path: Path): readonly Origin[] {
  return [1, 2].flatMap((index) => {
    const branch = branches[index];
    return branch === undefined ? [] : originsOf(unit, branch, [...path, index]);
  });
}

function ofMapping(unit: IacUnit, given: readonly Value[]): readonly Origin[] {
  const mappings = isMap(unit.body) ? unit.body['Mappings'] : undefined;
  const [name, first, second] = given.map((value) => keyOf(unit, value));
  const mapping = isMap(mappings) && name !== undefined ? own(mappings, name) : undefined;
  if (!isMap(mapping) || name === undefined) return [];
  return Object.entries(mapping)
    .filter(([key]) => first === undefined || key === first)
    .flatMap(([key, entries]) =>
      (isMap(entries) ? Object.entries(entries) : [])
        .filter(([entry]) => second === undefined || entry === second)
        .flatMap(([entry, value]) => originsOf(unit, value, ['Mappings', name, key, entry])),
    );
}

/** A key that is literal or known; an unknown one may be any. */
function keyOf(unit: IacUnit, value: Value): string | undefined {
  const text = compose(value, [])?.text;
  if (text === undefined) return undefined;
  const known = knownText(unit, text);
  return known.includes('${') ? undefined : known;
}
