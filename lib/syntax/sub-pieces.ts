/** A piece of the string of Fn::Sub. `start` and `end` are offsets in that string, braces included. */
export type SubPiece =
  | { readonly kind: 'literal'; readonly text: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'reference';
      /** `Name`, or `Name.Attribute` for what Fn::GetAtt would say. */
      readonly name: string;
      readonly start: number;
      readonly end: number;
    };

/** Takes the string of Fn::Sub apart. `${!Literal}` is the literal `${Literal}`; a brace that is not closed is literal. */
export function subPieces(text: string): readonly SubPiece[] {
  const pieces: SubPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(REFERENCE)) {
    const start = found.index;
    const end = start + found[0].length;
    const inner = (found[1] ?? '').trim();
    if (start > from)
      pieces.push({ kind: 'literal', text: text.slice(from, start), start: from, end: start });
    if (inner.startsWith('!')) pieces.push({ kind: 'literal', text: `\${${inner.slice(1)}}`, start, end });
    else pieces.push({ kind: 'reference', name: inner, start, end });
    from = end;
  }
  if (from < text.length)
    pieces.push({ kind: 'literal', text: text.slice(from), start: from, end: text.length });
  return pieces;
}

const REFERENCE = /\$\{([^${}]*)\}/g;
