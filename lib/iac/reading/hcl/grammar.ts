import { createRequire } from 'node:module';
import type { Parser, Tree } from 'web-tree-sitter';
import { LandfallError, messageOf } from '../../../base/errors.ts';

let loading: Promise<Parser> | undefined;

/** The syntax tree of an HCL text; the caller deletes it. Throws HCL_UNREADABLE where the grammar is not installed. */
export async function parseHcl(text: string): Promise<Tree> {
  loading ??= loadParser();
  const tree = (await loading).parse(text);
  if (tree === null) throw new Error('the HCL parser gave up');
  return tree;
}

/** The grammar is an optional package: where nothing fits the machine, everything else still works. */
async function loadParser(): Promise<Parser> {
  try {
    const wasm = createRequire(import.meta.url).resolve(GRAMMAR);
    const { Language, Parser } = await import('web-tree-sitter');
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

const GRAMMAR = '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm';
