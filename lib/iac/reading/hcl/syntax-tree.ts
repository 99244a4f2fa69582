/**
 * What is used of web-tree-sitter. Its own declarations lean on types of Emscripten and of browsers, which would have to be
 * installed wherever this is built.
 */
export interface SyntaxNode {
  readonly type: string;
  readonly text: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: Position;
  readonly endPosition: Position;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly hasError: boolean;
  readonly children: readonly (SyntaxNode | null)[];
  readonly namedChildren: readonly (SyntaxNode | null)[];
  readonly lastChild: SyntaxNode | null;
  childForFieldName(name: string): SyntaxNode | null;
  descendantsOfType(type: string): readonly (SyntaxNode | null)[];
}

/** From 0; columns in UTF-16. */
interface Position {
  readonly row: number;
  readonly column: number;
}

export interface SyntaxTree {
  readonly rootNode: SyntaxNode;
  /** Gives its memory back, which no garbage collector does. */
  delete(): void;
}

export interface SyntaxParser {
  parse(text: string): SyntaxTree | null;
  setLanguage(language: unknown): unknown;
}

/** The module, as far as it is used. */
export interface TreeSitter {
  readonly Language: { load(file: string): Promise<unknown> };
  readonly Parser: { init(): Promise<void>; new (): SyntaxParser };
}
