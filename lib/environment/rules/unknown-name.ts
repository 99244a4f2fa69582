import { didYouMean } from '../../base/did-you-mean.ts';
import type { Problem } from '../../base/problem.ts';
import type { Path } from '../pointer.ts';
import type { Written } from '../written.ts';

/** A name that must be one of those declared, and is not; nothing when it is, or when it is no text at all. */
export function unknownName(
  written: Written,
  path: Path,
  known: readonly string[],
  things: string,
): Problem[] {
  const name = written.text(path);
  if (name === undefined || known.includes(name)) return [];
  const meant = didYouMean(name, known);
  const expected = known.length === 0 ? `one of the declared ${things}` : `one of ${known.join(', ')}`;
  const fix =
    meant === undefined ? `declare it under ${things}, or name another` : `did you mean "${meant}"?`;
  return [written.problem(path, { expected, fix })];
}
