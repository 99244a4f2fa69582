/** How many of the resources that are meant an experiment chooses. */
export type Selection =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'COUNT' | 'PERCENT'; readonly number: number };

/** Reads `ALL`, `COUNT(2)` or `PERCENT(50)`; undefined for anything else. */
export function parseSelection(text: string): Selection | undefined {
  if (text === 'ALL') return { kind: 'ALL' };
  const [, kind, digits] = /^(COUNT|PERCENT)\((\d{1,4})\)$/.exec(text) ?? [];
  const number = Number(digits);
  if (kind === 'COUNT' && number > 0) return { kind, number };
  return kind === 'PERCENT' && number > 0 && number <= 100 ? { kind, number } : undefined;
}
