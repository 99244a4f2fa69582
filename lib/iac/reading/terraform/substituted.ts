import { isMap, type Value } from '../../../syntax/index.ts';

/** A text that is known to come from elsewhere, and from where. */
export interface KnownSource {
  readonly name: string;
  readonly text: string;
}

/** The texts of a value that a name stands for. */
export function knownTexts(name: string, value: Value | undefined): readonly KnownSource[] {
  if (typeof value === 'string') return value.length > 2 ? [{ name, text: value }] : [];
  return Array.isArray(value) ? value.flatMap((item) => knownTexts(name, item)) : [];
}

/** Puts names in the place of values that are known to come from elsewhere, where they stand as words of their own. */
export function substituted(value: Value, known: readonly KnownSource[]): Value {
  if (typeof value === 'string') return inText(value, known);
  if (Array.isArray(value)) return value.map((item) => substituted(item, known));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substituted(inner, known)]));
}

/** All at once, so that no name is looked for in the names that were put in before. */
function inText(text: string, known: readonly KnownSource[]): string {
  const names = new Map<string, string>();
  for (const { name, text: part } of known) {
    if (text.includes(part) && !names.has(part)) names.set(part, name);
  }
  if (names.size === 0) return text;
  const longestFirst = [...names.keys()].toSorted((a, b) => b.length - a.length);
  return text.replace(
    new RegExp(longestFirst.map(asWord).join('|'), 'g'),
    (part) => `\${${names.get(part)}}`,
  );
}

/** Neither `i-0abc` in `ami-0abc`, nor `shop` in `shopping`. */
function asWord(text: string): string {
  const before = /^[A-Za-z0-9]/.test(text) ? '(?<![A-Za-z0-9])' : '';
  const after = /[A-Za-z0-9]$/.test(text) ? '(?![A-Za-z0-9])' : '';
  return before + text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + after;
}

/**
 * A plan tells what an expression refers to, and not what it does with it. A name that shares words with a value that it refers
 * to was worked out from that (`trimsuffix`, `upper`, `split`); one that shares none was chosen by it, and is written somewhere.
 */
export function workedOut(value: Value, known: readonly KnownSource[]): Value {
  if (typeof value !== 'string' || !NAME.test(value)) return value;
  const words = new Map(
    known
      .filter(({ text }) => NAME.test(text))
      .flatMap(({ name, text }) => wordsOf(text).map((word): [string, string] => [word, name])),
  );
  return value.replace(WORD, (word) => {
    const name = words.get(word.toLowerCase());
    return name === undefined ? word : `\${…(${name})}`;
  });
}

/** One word after another; an ARN, a script, JSON have a form of their own. */
const NAME = /^[\w./-]+$/;
const WORD = /[A-Za-z0-9]{3,}/g;

function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(WORD)].map(([word]) => word.toLowerCase());
}
