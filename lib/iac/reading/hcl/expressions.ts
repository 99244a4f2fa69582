import { TextLines } from '../../../base/text-lines.ts';
import type { Path, Value } from '../../../syntax/index.ts';
import { calledWith, vanishes } from './functions.ts';
import type { HclPlaces } from './places.ts';
import { heredocText, quotedText } from './texts.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/** Deeper than anything that a person writes, and shallow enough for whoever walks it. */
const DEPTH = 60;

/** Reads expressions: literals as they are, everything else as `${…}`; literals within it stay where they can be found. */
export class Expressions {
  private readonly source: string;
  private readonly file: string;
  private readonly places: HclPlaces;

  constructor(source: string, file: string, places: HclPlaces) {
    this.source = source;
    this.file = file;
    this.places = places;
  }

  value(node: SyntaxNode, path: Path, depth = 0): Value {
    this.note(node, path);
    const named = node.namedChildren.filter((child) => child !== null && child.type !== 'comment');
    const [only] = named;
    if (depth > DEPTH || only === undefined || only === null) return this.expression(node);
    if (named.length > 1) return this.chained(node, only, path, depth);
    switch (only.type) {
      case 'expression':
      case 'literal_value':
      case 'template_expr':
      case 'collection_value':
        return this.value(only, path, depth + 1);
      default:
        return this.single(only, path, depth);
    }
  }

  /** Where a value stands; the innermost node of those that begin at one place tells most, and comes last. */
  note(node: SyntaxNode, path: Path): void {
    const { row, column } = node.startPosition;
    this.places.set(path, { file: this.file, line: row + 1, column: column + 1 });
  }

  private single(node: SyntaxNode, path: Path, depth: number): Value {
    switch (node.type) {
      case 'string_lit':
      case 'quoted_template':
        return this.quoted(node, path);
      case 'heredoc_template':
        return this.heredoc(node, path);
      case 'numeric_lit':
        return numberOf(node.text);
      case 'bool_lit':
        return node.text === 'true';
      case 'null_lit':
        return null;
      case 'tuple':
        return this.children(node, 'expression').map((item, index) =>
          this.value(item, [...path, index], depth + 1),
        );
      case 'object':
        return this.object(node, path, depth);
      case 'function_call':
        return this.call(node, path, depth);
      case 'operation':
        return /^-\d/.test(node.text) ? numberOf(node.text) : this.expression(node);
      default:
        return this.withLiterals(node, path, depth);
    }
  }

  private quoted(node: SyntaxNode, path: Path): string {
    const { row, column } = node.startPosition;
    this.places.set(path, { file: this.file, line: row + 1, column: column + 1, quoted: true });
    return quotedText(node, this.source);
  }

  private heredoc(node: SyntaxNode, path: Path): string {
    const { text, heredoc } = heredocText(node, this.source);
    const lines = { at: new TextLines(text), indent: heredoc?.indent ?? 0 };
    const line = (heredoc?.row ?? node.startPosition.row) + 1;
    this.places.set(path, { file: this.file, line, column: lines.indent + 1, lines });
    return text;
  }

  private object(node: SyntaxNode, path: Path, depth: number): Value {
    return Object.fromEntries(
      this.children(node, 'object_elem').map((element) => {
        const key = this.keyOf(element.childForFieldName('key'));
        const inner = element.childForFieldName('val');
        return [key, inner === null ? null : this.value(inner, [...path, key], depth + 1)];
      }),
    );
  }

  private keyOf(node: SyntaxNode | null): string {
    if (node === null) return '';
    if (/^[\w-]+$/.test(node.text)) return node.text;
    return /^"[^"$%\\]*"$/.test(node.text) ? node.text.slice(1, -1) : `\${${node.text}}`;
  }

  private call(node: SyntaxNode, path: Path, depth: number): Value {
    const name = node.namedChildren[0]?.text ?? '';
    const given = node.namedChildren.find((child) => child?.type === 'function_arguments');
    const values =
      given === undefined || given === null
        ? []
        : this.children(given, 'expression').map((argument, index) =>
            this.value(argument, this.argumentPath(name, path, index), depth + 1),
          );
    if (!hasLiterals(node)) return this.expression(node);
    return calledWith(name, values) ?? { [`\${${name}}`]: values };
  }

  /** What is said of the argument is found under the path of the call, where the call vanishes. */
  private argumentPath(name: string, path: Path, index: number): Path {
    return index === 0 && vanishes(name) ? path : [...path, `\${${name}}`, index];
  }

  /** `a.b[0].c`; where its beginning holds literals, as in a map that is looked up, those are kept. */
  private chained(node: SyntaxNode, start: SyntaxNode, path: Path, depth: number): Value {
    if (!/^(?:function_call|collection_value)$/.test(start.type) || !hasLiterals(start))
      return this.expression(node);
    const inner =
      start.type === 'function_call'
        ? this.single(start, [...path, IN], depth)
        : this.value(start, [...path, IN], depth);
    return { [IN]: inner };
  }

  /** Conditions and loops: the values that they choose from. */
  private withLiterals(node: SyntaxNode, path: Path, depth: number): Value {
    if (!/^(?:conditional|for_expr)$/.test(node.type) || !hasLiterals(node)) return this.expression(node);
    const inner = node.type === 'conditional' ? node : (node.namedChildren[0] ?? node);
    const key = node.type === 'conditional' ? '${if}' : '${for}';
    return {
      [key]: this.children(inner, 'expression').map((part, index) =>
        this.value(part, [...path, key, index], depth + 1),
      ),
    };
  }

  private children(node: SyntaxNode, type: string): SyntaxNode[] {
    return node.namedChildren.filter((child): child is SyntaxNode => child !== null && child.type === type);
  }

  private expression(node: SyntaxNode): string {
    return `\${${node.text.replace(/\s+/g, ' ')}}`;
  }
}

const IN = '${…}';

function hasLiterals(node: SyntaxNode): boolean {
  return node.descendantsOfType('template_literal').length > 0;
}

/** As it was typed where a number would lose some of it. */
function numberOf(text: string): number | string {
  const number = Number(text);
  return String(number) === text ? number : text;
}
