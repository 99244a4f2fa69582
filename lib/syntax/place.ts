import type { SourceLocation } from '../base/problem.ts';
import { TextLines } from '../base/text-lines.ts';

/** Tells line and column of an offset; finds the lines when it is first asked. */
export class Places {
  private lines: TextLines | undefined;
  private readonly text: string;
  private readonly file: string;

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
  }

  at(offset: number): SourceLocation {
    this.lines ??= new TextLines(this.text);
    const inside = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lines.lineAt(inside);
    return { file: this.file, line: line + 1, column: inside - this.lines.startOf(line) + 1 };
  }
}
