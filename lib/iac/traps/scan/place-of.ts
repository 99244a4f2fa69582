import { formatLocation, type SourceLocation } from '../../../base/problem.ts';
import type { Piece } from './compose.ts';
import type { Text } from './text.ts';

/**
 * Where a part of a text stands: at the piece that holds it. Where it runs over several lines, only the whole value shows it,
 * and the place is that of the value.
 */
export function placeOf(
  text: Pick<Text, 'unit' | 'path' | 'pieces'>,
  start: number,
  length: number,
): SourceLocation | string {
  const { unit, path, pieces } = text;
  const first = pieces[firstWhere(pieces, (piece) => piece.start + piece.length > start)];
  const last = pieces[firstWhere(pieces, (piece) => piece.start >= start + length) - 1];
  if (first === undefined || last === undefined || first.start >= start + length) return unit.locate(path);
  const begin = unit.locate(first.path, first.from + Math.max(start - first.start, 0));
  const end = unit.locate(last.path, last.from + Math.min(start + length - last.start, last.length) - 1);
  return lineOf(begin) === lineOf(end) ? begin : unit.locate(path);
}

/** Pieces stand in order, so what is true of one is true of all behind it; there may be very many. */
function firstWhere(pieces: readonly Piece[], isTrue: (piece: Piece) => boolean): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const piece = pieces[middle];
    if (piece !== undefined && isTrue(piece)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lineOf(place: SourceLocation | string): string {
  return formatLocation(place).replace(/:\d+$/, '');
}
