import type { SourceLocation } from '../base/problem.ts';

/** Tells line and column of an offset; finds the lines when it is first asked. */
export class Places {
  private starts: number[] | undefined;
  private readonly text: string;
  private readonly file: string;

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
  }

  at(offset: number): SourceLocation {
    this.starts ??= lineStarts(this.text);
    const inside = Math.max(0, Math.min(offset, this.text.length));
    const line = lastNotAfter(this.starts, inside);
    return { file: this.file, line: line + 1, column: inside - (this.starts[line] ?? 0) + 1 };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
