import type { SyntaxNode } from './syntax-tree.ts';

/** A string as it means, with its interpolations as they were written. */
export interface HclText {
  readonly text: string;
  /** Of a heredoc: by how many columns its lines were indented, and the line on which they begin. */
  readonly heredoc?: { readonly indent: number; readonly row: number };
}

/** What stands between the quotes of a string or template. The parser drops white space, so it is taken from the source. */
export function quotedText(node: SyntaxNode, source: string): string {
  const start = node.startIndex + 1;
  const end = Math.max(start, node.endIndex - 1);
  const inner = node.namedChildren.filter(
    (child) => child !== null && /^template_(?:interpolation|directive)$/.test(child.type),
  );
  let text = '';
  let from = start;
  for (const piece of inner) {
    if (piece === null) continue;
    text += unescaped(source.slice(from, piece.startIndex)) + source.slice(piece.startIndex, piece.endIndex);
    from = piece.endIndex;
  }
  return text + unescaped(source.slice(from, end));
}

/** The lines of a heredoc, `<<-` without the indentation that they share. */
export function heredocText(node: SyntaxNode, source: string): HclText {
  const written = source.slice(node.startIndex, node.endIndex);
  const [head = '', ...lines] = written.split(/\r?\n/);
  lines.pop();
  const indent = head.startsWith('<<-') ? sharedIndent(lines) : 0;
  const text = lines.map((line) => `${line.slice(Math.min(indent, line.length))}\n`).join('');
  return { text, heredoc: { indent, row: node.startPosition.row + 1 } };
}

function sharedIndent(lines: readonly string[]): number {
  const depths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  return depths.length === 0 ? 0 : Math.min(...depths);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[nrt"\\])/g, (whole, sign: string) => {
    if (sign.length === 1) return ESCAPES[sign] ?? whole;
    const code = Number.parseInt(sign.slice(1), 16);
    return code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
  });
}
