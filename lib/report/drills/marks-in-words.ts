import type { Seconds } from '../../base/duration.ts';
import { firstMark } from '../../drill/measures/index.ts';
import type { History, MarkEntry } from '../../drill/history.ts';
import type { PictureWords } from './picture-words.ts';

/** One thing that was seen to happen. */
export interface ShownMark {
  readonly t: Seconds;
  readonly text: string;
  readonly source: string;
  /** Labelled in the picture; the others are ticks, and lines of the table. */
  readonly isChief: boolean;
}

/** All marks of a history, in order of time; of the chief ones the first, for that is the one which is measured by. */
export function shownMarks(
  history: History,
  { marks: words }: Pick<PictureWords, 'marks'>,
): readonly ShownMark[] {
  return history
    .filter((entry): entry is MarkEntry => entry.type === 'mark')
    .map((entry) => ({
      t: entry.t,
      text: words[entry.mark] ?? entry.mark,
      source: entry.source,
      isChief: words[entry.mark] !== undefined && firstMark(history, entry.mark) === entry,
    }))
    .toSorted((a, b) => a.t - b.t);
}

/** `+1.8 s`, `−9.6 s`, as it stands on an axis that counts from the fault. */
export function signed(seconds: Seconds): string {
  const shown = Math.abs(seconds) < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
  if (shown === 0) return '0 s';
  return `${shown < 0 ? '−' : '+'}${Math.abs(shown)} s`;
}
