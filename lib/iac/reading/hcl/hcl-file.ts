import type { Problem, SourceLocation } from '../../../base/problem.ts';
import type { Path, Value } from '../../../syntax/index.ts';
import { Expressions } from './expressions.ts';
import { parseHcl } from './grammar.ts';
import type { HclPlaces } from './places.ts';
import { syntaxProblem } from './syntax-problem.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/** A block at the top of a file, `resource "aws_instance" "one"`, and what is in it. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly where: SourceLocation;
  readonly path: Path;
  readonly body: Readonly<Record<string, Value>>;
}

export interface HclFile {
  readonly blocks: readonly HclBlock[];
  /** Of a file of variables: what is assigned. */
  readonly attributes: Readonly<Record<string, Value>>;
  readonly problems: readonly Problem[];
}

/** Larger than any file of HCL that a person wrote. */
const LARGEST = 2_000_000;

/** Reads one file of HCL. What is no HCL is a problem; throws HCL_UNREADABLE where the grammar is not installed. */
export async function readHclFile(text: string, file: string, places: HclPlaces): Promise<HclFile> {
  if (text.length > LARGEST)
    return refused({ what: 'This file is too large for HCL', where: file, fix: 'split it' });
  const tree = await parseHcl(text);
  try {
    const { rootNode } = tree;
    if (rootNode.hasError) return refused(syntaxProblem(rootNode, file));
    const body = rootNode.namedChildren.find((child) => child?.type === 'body');
    const reader = new HclReader(new Expressions(text, file, places), file);
    return { ...(body ? reader.top(body) : { blocks: [], attributes: {} }), problems: [] };
  } finally {
    tree.delete();
  }
}

function refused(problem: Problem): HclFile {
  return { blocks: [], attributes: {}, problems: [problem] };
}

class HclReader {
  private readonly expressions: Expressions;
  private readonly file: string;

  constructor(expressions: Expressions, file: string) {
    this.expressions = expressions;
    this.file = file;
  }

  top(body: SyntaxNode): { blocks: HclBlock[]; attributes: Record<string, Value> } {
    const blocks: HclBlock[] = [];
    for (const child of body.namedChildren) {
      if (child?.type !== 'block') continue;
      const [type = '', ...labels] = wordsOf(child);
      const { row, column } = child.startPosition;
      const path = pathOf(type, labels, child);
      this.expressions.note(child, path);
      blocks.push({
        type,
        labels,
        path,
        where: { file: this.file, line: row + 1, column: column + 1 },
        body: this.body(bodyOf(child), path, 0),
      });
    }
    return { blocks, attributes: this.attributes(body, ['variable']) };
  }

  private body(body: SyntaxNode | undefined, path: Path, depth: number): Record<string, Value> {
    if (body === undefined || depth > 30) return {};
    const found = this.attributes(body, path);
    const lists = new Map<string, number>();
    for (const block of body.namedChildren) {
      if (block?.type !== 'block') continue;
      const [type = '', label] = wordsOf(block);
      const key = label === undefined ? type : `${type}.${label}`;
      const index = lists.get(key) ?? 0;
      lists.set(key, index + 1);
      const way = label === undefined ? [...path, type, index] : [...path, type, label, index];
      this.expressions.note(block, way);
      append(found, way.slice(path.length), this.body(bodyOf(block), way, depth + 1));
    }
    return found;
  }

  private attributes(body: SyntaxNode, path: Path): Record<string, Value> {
    const found = new Map<string, Value>();
    for (const attribute of body.namedChildren) {
      if (attribute?.type !== 'attribute') continue;
      const name = attribute.namedChildren[0]?.text ?? '';
      const expression = attribute.namedChildren.find((child) => child?.type === 'expression');
      if (expression) found.set(name, this.expressions.value(expression, [...path, name]));
    }
    return Object.fromEntries(found);
  }
}

/** `[type, index]` or `[type, label, index]`: blocks of one kind make a list, as plans have it. */
function append(into: Record<string, Value>, way: Path, value: Value): void {
  const [type, label] = way.map(String);
  if (type === undefined || type === '__proto__') return;
  if (way.length === 2) {
    const before = into[type];
    into[type] = [...(Array.isArray(before) ? (before as readonly Value[]) : []), value];
    return;
  }
  const labelled = Object.hasOwn(into, type) ? into[type] : {};
  const map: Record<string, Value> = { ...(labelled as Record<string, Value>) };
  const before = Object.hasOwn(map, label ?? '') ? map[label ?? ''] : [];
  into[type] = {
    ...map,
    [label ?? '']: [...(Array.isArray(before) ? (before as readonly Value[]) : []), value],
  };
}

function wordsOf(block: SyntaxNode): string[] {
  return block.namedChildren
    .filter((child) => child !== null && (child.type === 'identifier' || child.type === 'string_lit'))
    .map((child) => (child?.type === 'string_lit' ? child.text.slice(1, -1) : (child?.text ?? '')));
}

function bodyOf(block: SyntaxNode): SyntaxNode | undefined {
  return block.namedChildren.find((child) => child?.type === 'body') ?? undefined;
}

/** Where a block stands in the body of its unit. Of several providers of one name each has its alias. */
function pathOf(type: string, labels: readonly string[], block: SyntaxNode): Path {
  if (type === 'locals' || type === 'terraform') return [type];
  if (type !== 'provider') return [type, ...labels];
  const alias = /(?:^|\n)\s*alias\s*=\s*"([^"]*)"/.exec(block.text)?.[1];
  return [type, alias === undefined ? (labels[0] ?? '') : `${labels[0]}.${alias}`];
}
