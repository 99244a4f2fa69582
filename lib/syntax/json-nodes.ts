import type { MapEntry, Node } from './node.ts';

const DEPTH = 100;
const SPACE = /[\t\n\r ]*/y;
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What is no JSON, and where. */
export class JsonSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** The one value of a JSON text, with places and every duplicate key still there. Throws JsonSyntaxError. */
export function jsonNode(text: string): Node {
  const scanner = new Scanner(text);
  const node = scanner.value(0);
  scanner.space();
  if (scanner.at < text.length) scanner.fail('something stands behind the end of the object');
  return node;
}

class Scanner {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): Node {
    this.space();
    const start = this.at;
    const first = this.text[start];
    if (depth > DEPTH) this.fail('the file is nested too deeply');
    if (first === '{')
      return { kind: 'map', start, tag: undefined, flow: true, entries: this.entries(depth) };
    if (first === '[') return { kind: 'list', start, tag: undefined, flow: true, items: this.items(depth) };
    if (first === '"') return this.scalar(start, this.string(), false);
    const bare = this.match(BARE);
    if (bare === undefined) this.fail('a value is missing here, or is not as JSON has it');
    return this.scalar(start, bare, true);
  }

  private scalar(start: number, text: string, plain: boolean): Node {
    const textStart = plain ? start : start + 1;
    return { kind: 'scalar', start, tag: undefined, text, plain, textStart, indent: undefined };
  }

  private entries(depth: number): MapEntry[] {
    const entries: MapEntry[] = [];
    this.series('}', () => {
      const keyStart = this.at;
      const key = this.string();
      this.expect(':');
      entries.push({ key, isText: true, keyStart, merge: false, value: this.value(depth + 1) });
    });
    return entries;
  }

  private items(depth: number): Node[] {
    const items: Node[] = [];
    this.series(']', () => items.push(this.value(depth + 1)));
    return items;
  }

  private series(end: string, one: () => void): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === end) {
      this.at += 1;
      return;
    }
    for (;;) {
      this.space();
      one();
      this.space();
      const next = this.text[this.at];
      if (next !== ',' && next !== end) this.fail(`a comma or ${end} is missing here`);
      this.at += 1;
      if (next === end) return;
    }
  }

  private string(): string {
    const start = this.at;
    if (this.text[start] !== '"') this.fail('a string in double quotes is missing here');
    let end = this.text.indexOf('"', start + 1);
    while (end >= 0 && isEscaped(this.text, end)) end = this.text.indexOf('"', end + 1);
    if (end < 0) this.fail('this string is not closed');
    this.at = end + 1;
    try {
      return String(JSON.parse(this.text.slice(start, end + 1)));
    } catch {
      return this.fail('this string holds a line end, or an escape that JSON does not know', start);
    }
  }

  private expect(sign: string): void {
    this.space();
    if (this.text[this.at] !== sign) this.fail(`${sign === ':' ? 'a colon' : sign} is missing here`);
    this.at += 1;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found === '' ? undefined : found;
  }

  space(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
  }

  fail(message: string, offset: number = this.at): never {
    throw new JsonSyntaxError(message, offset);
  }
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, quote: number): boolean {
  let at = quote;
  while (text[at - 1] === '\\') at -= 1;
  return (quote - at) % 2 === 1;
}
