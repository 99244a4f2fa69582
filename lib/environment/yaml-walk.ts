import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Problem, SourceLocation } from '../base/problem.ts';
import { type Path, pointer } from './pointer.ts';
import { shorten } from './shorten.ts';
import { syntaxProblem } from './syntax-problem.ts';

const MAXIMUM_NODES = 200_000;
const MAXIMUM_DEPTH = 40;

/** Goes through a parsed document once, aliases followed, and takes down values, places and problems. */
export class YamlWalk {
  readonly file: string;
  value: unknown = undefined;
  readonly positions = new Map<string, SourceLocation>();
  readonly keyPositions = new Map<string, SourceLocation>();
  readonly typed = new Map<string, string>();
  readonly problems: Problem[] = [];
  readable = false;
  readonly #lines: LineCounter;
  readonly #targets: ReadonlyMap<Alias, Node>;
  #nodes = 0;
  #stopped = false;

  constructor(file: string, lines: LineCounter, targets: ReadonlyMap<Alias, Node>) {
    this.file = file;
    this.#lines = lines;
    this.#targets = targets;
  }

  /** Takes down the whole document, unless the parser stumbled over it. */
  walk(document: Document): void {
    const { yaml } = document.directives ?? {};
    if (yaml?.explicit === true && yaml.version !== '1.2')
      this.refuse(0, {
        what: 'the file asks for another YAML version',
        expected: 'YAML 1.2',
        got: `YAML ${yaml.version}`,
        fix: 'remove the line that starts with %YAML',
      });
    for (const error of [...document.errors, ...document.warnings])
      this.refuse(error.pos[0], syntaxProblem(error.code, error.message));
    if (this.problems.length > 0) return;
    this.readable = true;
    this.value = this.#visit(document.contents as Node | null, [], 0);
  }

  /** Takes down a problem at an offset into the text. */
  refuse(offset: number, words: Omit<Problem, 'where'>): void {
    const where = this.#at(offset);
    this.problems.push({ ...words, what: `Declaration is not valid YAML: ${words.what}`, where });
  }

  #visit(node: Node | null, path: Path, keyOffset: number): unknown {
    this.#nodes += 1;
    if (node === null || this.#stopped) return null;
    const offset = node.range?.[0] ?? keyOffset;
    if (this.#nodes > MAXIMUM_NODES || path.length > MAXIMUM_DEPTH) return this.#tooMuch(offset);
    if (isAlias(node)) return this.#alias(node, path, offset);
    const block = (isMap(node) || isSeq(node)) && node.flow !== true && typeof path.at(-1) === 'string';
    this.#place(path, block ? keyOffset : offset);
    if (isMap(node)) return this.#map(node, path);
    if (isSeq(node))
      return node.items.map((item, index) => this.#visit(item as Node, [...path, index], offset));
    return this.#scalar(node, path, keyOffset);
  }

  #alias(node: Alias, path: Path, offset: number): unknown {
    const target = this.#targets.get(node);
    if (target === undefined) {
      this.#place(path, offset);
      this.refuse(offset, {
        what: `*${shorten(node.source)} refers to nothing`,
        expected: `an anchor &${shorten(node.source)} above it`,
        fix: 'set the anchor first, or write the value out',
      });
      return null;
    }
    const value = this.#visit(target, path, offset);
    this.#place(path, offset);
    return value;
  }

  #map(node: YAMLMap, path: Path): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const offset = pair.key.range?.[0] ?? 0;
      const key = this.#key(pair.key, offset);
      if (key === undefined) continue;
      const inside = [...path, key];
      const first = this.keyPositions.get(pointer(inside));
      if (Object.hasOwn(value, key)) this.#twice(key, offset, first);
      this.keyPositions.set(pointer(inside), this.#at(offset));
      value[key] = this.#visit(pair.value, inside, offset);
    }
    return value;
  }

  #key(node: Node, offset: number): string | undefined {
    const key = isScalar(node) ? (node.source ?? String(node.value)) : undefined;
    if (key !== undefined && key !== '' && key !== '__proto__' && key !== '<<') return key;
    this.refuse(offset, {
      what: 'this cannot be a key',
      expected: 'a plain word',
      got: key === undefined ? 'a list, a map or an alias' : key === '' ? 'nothing' : `"${key}"`,
      fix: key === '<<' ? 'put what workloads share into a tier' : 'give it a plain name',
    });
    return undefined;
  }

  #twice(key: string, offset: number, first: SourceLocation | undefined): void {
    this.refuse(offset, {
      what: `key "${shorten(key)}" is written twice`,
      expected: 'each key once in a map',
      got: first === undefined ? undefined : `another one in line ${first.line}`,
      fix: 'keep one of the two',
    });
  }

  #scalar(node: Node, path: Path, keyOffset: number): unknown {
    if (!isScalar(node)) return null;
    if (typeof node.value === 'object' && node.value !== null)
      this.refuse(keyOffset, {
        what: `the tag ${node.tag ?? ''} is not used here`,
        expected: 'plain text, a number, true or false',
        fix: 'remove the tag',
      });
    if (node.value === null && (node.source ?? '') === '' && path.length > 0) {
      this.refuse(keyOffset, {
        what: `${typeof path.at(-1) === 'string' ? `key "${shorten(String(path.at(-1)))}"` : 'an item of a list'} has no value`,
        expected: 'a value',
        got: 'nothing',
        fix: 'write one, or remove the line; to drop what the tier promises, write null',
      });
    }
    this.typed.set(pointer(path), node.source ?? String(node.value));
    return node.value;
  }

  #tooMuch(offset: number): null {
    this.refuse(offset, {
      what: 'the file unfolds to more than a declaration can hold',
      expected: `at most ${MAXIMUM_NODES} values, nested at most ${MAXIMUM_DEPTH} deep`,
      fix: 'use fewer aliases, and none that contains itself',
    });
    // One such problem is enough: every further visit ends at once.
    this.#stopped = true;
    this.readable = false;
    return null;
  }

  #place(path: Path, offset: number): void {
    this.positions.set(pointer(path), this.#at(offset));
  }

  #at(offset: number): SourceLocation {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
  }
}
