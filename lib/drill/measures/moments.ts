import type { Seconds } from '../../base/duration.ts';
import type { History, MarkEntry } from '../history.ts';
import { INJECT, MARKS } from '../record/marks.ts';

/** A moment that is known within bounds, in seconds since the drill began. */
export interface Moment {
  readonly earliest: Seconds;
  readonly latest: Seconds;
}

/**
 * When the fault took hold: not before the first injecting call was begun, nor before it was last seen not to have, and by the time
 * it was marked or, without a mark, by the time the call returned. Null when nothing was injected.
 */
export function faultMoment(history: History): Moment | null {
  const call = history.find((entry) => entry.type === 'invoke' && entry.operation === INJECT);
  const returned = history.find(
    (entry) => entry.type !== 'mark' && entry.type !== 'invoke' && entry.invoke === call?.index,
  );
  const mark = firstMark(history, MARKS.fault);
  if (call === undefined && mark === undefined) return null;
  const latest = mark?.t ?? (returned?.type === 'ok' ? returned.t : Infinity);
  const earliest = call === undefined ? latest : Math.max(call.t, notYetIn(mark) ?? call.t);
  return { earliest: Math.min(earliest, latest), latest };
}

/** The first mark of that name. */
export function firstMark(history: History, name: string): MarkEntry | undefined {
  return history.find((entry): entry is MarkEntry => entry.type === 'mark' && entry.mark === name);
}

/** When what was marked happened: a poll saw it between the look before and the mark. */
export function markMoment(mark: MarkEntry): Moment {
  return { earliest: Math.min(notYetIn(mark) ?? mark.t, mark.t), latest: mark.t };
}

function notYetIn(mark: MarkEntry | undefined): Seconds | undefined {
  const value = mark?.value;
  return typeof value === 'object' &&
    value !== null &&
    'notYetAt' in value &&
    typeof value.notYetAt === 'number'
    ? value.notYetAt
    : undefined;
}
