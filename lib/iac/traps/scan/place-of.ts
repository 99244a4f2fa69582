import { formatLocation, type SourceLocation } from '../../../base/problem.ts';
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
  const first = pieces.find((piece) => piece.start + piece.length > start);
  const last = pieces.findLast((piece) => piece.start < start + length);
  if (first === undefined || last === undefined || first.start >= start + length) return unit.locate(path);
  const begin = unit.locate(first.path, first.from + Math.max(start - first.start, 0));
  const end = unit.locate(last.path, last.from + Math.min(start + length - last.start, last.length) - 1);
  return lineOf(begin) === lineOf(end) ? begin : unit.locate(path);
}

function lineOf(place: SourceLocation | string): string {
  return formatLocation(place).replace(/:\d+$/, '');
}
