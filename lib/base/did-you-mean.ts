import { closest, distance } from 'fastest-levenshtein';

/** The known word nearest to a mistyped one, when it is near enough to be meant. */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lowerCase = known.map((word) => word.toLowerCase());
  const near = closest(typed.toLowerCase(), lowerCase);
  const candidate = known[lowerCase.indexOf(near)];
  return distance(typed.toLowerCase(), near) <= Math.max(2, Math.floor(typed.length / 3))
    ? candidate
    : undefined;
}

/** ` Did you mean "orders"?`, or nothing. */
export function suggestion(typed: string, known: readonly string[]): string {
  const meant = didYouMean(typed, known);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
