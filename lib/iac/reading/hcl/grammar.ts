import { createRequire } from 'node:module';
import { LandfallError, messageOf } from '../../../base/errors.ts';
import type { SyntaxParser, SyntaxTree, TreeSitter } from './syntax-tree.ts';

let loading: Promise<SyntaxParser> | undefined;

/** The syntax tree of an HCL text; the caller deletes it. Throws HCL_UNREADABLE where the grammar is not installed. */
export async function parseHcl(text: string): Promise<SyntaxTree> {
  loading ??= loadParser();
  const tree = (await loading).parse(text);
  if (tree === null) throw new Error('the HCL parser gave up');
  return tree;
}

/** The grammar is an optional package: where nothing fits the machine, everything else still works. */
async function loadParser(): Promise<SyntaxParser> {
  try {
    const wasm = createRequire(import.meta.url).resolve(GRAMMAR);
    // Named by a variable, so that the compiler does not look for its declarations.
    const { Language, Parser } = (await import(TREE_SITTER)) as TreeSitter;
    await Parser.init();
    const parser = new Parser();
    parser.setLanguage(await Language.load(wasm));
    return parser;
  } catch (error) {
    throw new LandfallError(
      'HCL_UNREADABLE',
      'declaration',
      {
        what: 'HCL could not be read: its grammar is not installed',
        got: (error as NodeJS.ErrnoException).code ?? messageOf(error),
        fix: 'npm install without --omit=optional, or give the plan: terraform show -json plan.bin > plan.json',
      },
      { cause: error },
    );
  }
}

const TREE_SITTER: string = 'web-tree-sitter';
const GRAMMAR = '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm';
