import type { Path } from '../../../syntax/template.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';
import type { Piece } from './compose.ts';

/** In which part of a file a string stands. */
export type TextRole =
  /** A property of a resource, a policy or a script inside one. */
  | 'property'
  /** The default of a parameter or variable. */
  | 'parameter'
  /** A value that somebody supplies to a parameter. */
  | 'supplied'
  /** A mapping, or what Terraform calls locals. */
  | 'mapping'
  | 'condition'
  | 'output'
  /** Settings of a provider or of Terraform itself. */
  | 'setting';

/**
 * One string of a unit, whole: what Sub and Join put together is one text, written as Sub writes it, with `${…}` for what is
 * not literal.
 */
export interface Text {
  readonly unit: IacUnit;
  /** Of the value that the text is. */
  readonly path: Path;
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly role: TextRole;
  /** A number written without quotes. */
  readonly numeric: boolean;
  readonly resource?: IacResource;
  /** Names of properties from the resource down, without positions in lists: `Environment.Variables.BUCKET`. */
  readonly property: string;
}

/** A word of a text: of a script or a policy in a string each word is a value of its own. */
export interface Word extends Text {
  /** The text that it is a word of. */
  readonly whole: string;
  /** Where it begins there. */
  readonly start: number;
}

/** The words of a text; most texts are one. In JSON that is written as text each string is one. */
export function wordsOf(text: Text): readonly Word[] {
  if (!/[\s"\\]/.test(text.text) && text.text.length <= LONGEST)
    return [{ ...text, whole: text.text, start: 0 }];
  const isJson = /^\s*[[{]\s*["{]/.test(text.text);
  const words = [...text.text.matchAll(isJson ? IN_JSON : BETWEEN_BLANKS)];
  return withoutComments(words, text.text).flatMap((match) =>
    pieces(match[0]).map((piece, index) => ({
      ...text,
      text: piece,
      whole: text.text,
      start: match.index + index * LONGEST,
    })),
  );
}

/** Lines of a script that are comments alone: nothing is made of them. What runs it, in its first line, is none. */
const COMMENT = /^[ \t]*#(?!!).*$/gm;

function withoutComments(words: readonly RegExpExecArray[], whole: string): readonly RegExpExecArray[] {
  if (!whole.includes('\n')) return words;
  const comments = [...whole.matchAll(COMMENT)];
  let next = 0;
  return words.filter(({ index }) => {
    for (let comment = comments[next]; comment !== undefined; comment = comments[next]) {
      if (index < comment.index) return true;
      if (index < comment.index + comment[0].length) return false;
      next += 1;
    }
    return true;
  });
}

/** Longer than any ARN or address; data in a word beyond that must not slow the patterns down. */
const LONGEST = 4096;

function pieces(word: string): readonly string[] {
  if (word.length <= LONGEST) return [word];
  return Array.from({ length: Math.ceil(word.length / LONGEST) }, (_, index) =>
    word.slice(index * LONGEST, (index + 1) * LONGEST),
  );
}

const BETWEEN_BLANKS = /(?:\$\{[^{}]*\}|\S)+/g;
const IN_JSON = /(?:\$\{[^{}]*\}|[^\s"\\])+/g;
