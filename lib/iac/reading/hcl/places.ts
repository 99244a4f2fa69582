import type { SourceLocation } from '../../../base/problem.ts';
import type { Path } from '../../../syntax/index.ts';

interface Place extends SourceLocation {
  /** Of a heredoc: its text, and by how many columns its lines were indented. */
  readonly lines?: { readonly text: string; readonly indent: number };
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
  const before = lines.text.slice(0, within).split('\n');
  return { file, line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + lines.indent + 1 };
}
