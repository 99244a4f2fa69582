import type { Problem } from '../../../base/problem.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/** What is wrong with a text that is no HCL, and up to where it was. */
export function syntaxProblem(root: SyntaxNode, file: string): Problem {
  const wrong = firstError(root);
  const { row, column } = wrong.isMissing ? wrong.startPosition : (wrong.lastChild ?? wrong).endPosition;
  return {
    what: wrong.isMissing ? `${wrong.type} is missing here` : 'This is not HCL',
    where: { file, line: row + 1, column: column + 1 },
    expected: 'HCL 2',
    fix: 'look at the braces and quotes up to here; terraform validate tells more',
  };
}

/** Down the first branch that has one: without recursion, since a broken file may be nested in any way. */
function firstError(root: SyntaxNode): SyntaxNode {
  let node = root;
  for (;;) {
    const next: SyntaxNode | null | undefined = node.children.find(
      (child) => child !== null && (child.hasError || child.isMissing),
    );
    if (next === undefined || next === null) return node;
    node = next;
  }
}
