import { type Found, found } from '../finding.ts';
import type { Trap, TrapContext, TrapFinding } from '../trap.ts';
import { placeOf } from './place-of.ts';
import type { Word } from './text.ts';
import { wordsIn } from './texts-of.ts';

/** What a rule says of a text. */
export interface Hit extends Omit<Found, 'unit' | 'path' | 'resource' | 'where' | 'within'> {
  /** What it saw, literally; the place is where that stands. Without it, the whole word. */
  readonly match?: string;
  /** Where that begins in the word, if not where it is first seen. */
  readonly index?: number;
}

/** A finding for each word in which a rule sees something. */
export function inTexts(
  context: TrapContext,
  trap: Trap,
  rule: (word: Word) => Hit | readonly Hit[] | undefined,
): readonly TrapFinding[] {
  return context.set.units.flatMap((unit) =>
    wordsIn(unit).flatMap((word) => {
      const hits = rule(word) ?? [];
      return (isHits(hits) ? hits : [hits]).map((hit) => findingAt(trap, word, hit));
    }),
  );
}

function findingAt(trap: Trap, word: Word, { match, index, ...hit }: Hit): TrapFinding {
  const { unit, path, resource, start, text } = word;
  const from = index ?? (match === undefined ? 0 : Math.max(text.indexOf(match), 0));
  const where = placeOf(word, start + from, (match ?? text).length);
  return found(trap, { unit, path, resource, where, within: start, ...hit });
}

function isHits(hits: Hit | readonly Hit[]): hits is readonly Hit[] {
  return Array.isArray(hits);
}
