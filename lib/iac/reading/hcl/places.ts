import type { SourceLocation } from '../../../base/problem.ts';
import type { TextLines } from '../../../base/text-lines.ts';
import type { Path } from '../../../syntax/index.ts';

interface Place extends SourceLocation {
  /** Of a heredoc: its lines, and by how many columns they were indented. */
  readonly lines?: { readonly at: TextLines; readonly indent: number };
  /** Of a quoted string: its text begins one column further. */
  readonly quoted?: boolean;
}

/** Where each value of a folder of HCL stands. */
export class HclPlaces {
  private readonly places = new Map<string, Place>();
  private readonly fallback: string;

  constructor(fallback: string) {
    this.fallback = fallback;
  }

  set(path: Path, place: Place): void {
    this.places.set(JSON.stringify(path), place);
  }

  /** Of the value, or the nearest one around it. */
  locate(path: Path, within = 0): SourceLocation | string {
    for (let length = path.length; length >= 0; length -= 1) {
      const place = this.places.get(JSON.stringify(path.slice(0, length)));
      if (place !== undefined) return characterOf(place, length === path.length ? within : 0);
    }
    return this.fallback;
  }
}

function characterOf({ file, line, column, lines, quoted }: Place, within: number): SourceLocation {
  if (within === 0) return { file, line, column };
  if (lines === undefined) return { file, line, column: column + within + (quoted === true ? 1 : 0) };
  const row = lines.at.lineAt(within);
  return { file, line: line + row, column: within - lines.at.startOf(row) + lines.indent + 1 };
}
