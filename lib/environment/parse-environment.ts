import { createHash } from 'node:crypto';
import type { Problem } from '../base/problem.ts';
import type { Environment } from './environment.ts';
import { invalid } from './invalid.ts';
import type { ParseOptions } from './parse-options.ts';
import { resolveEnvironment } from './resolve-environment.ts';
import { ruleProblems } from './rules/index.ts';
import { environmentSchema } from './schema/environment-schema.ts';
import { schemaProblems } from './schema-problems.ts';
import { findSecrets } from './secrets.ts';
import { Written } from './written.ts';
import { readYamlTree, type YamlTree } from './yaml-tree.ts';

/**
 * Reads a declaration and finds it valid as a whole, or throws ENVIRONMENT_INVALID with every problem at once, in the
 * order of the file. Pure.
 */
export function parseEnvironment(text: string, file: string, options: ParseOptions): Environment {
  // Alone, before anything else: no other problem can then quote a part of one.
  const secrets = findSecrets(text, file);
  if (secrets.length > 0) throw invalid(secrets);
  const tree = readYamlTree(text, file);
  const problems = problemsOf(tree, options);
  if (problems.length > 0) throw invalid(problems);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const positions = Object.fromEntries(tree.positions);
  const folder = options.folder === undefined ? {} : { folder: options.folder };
  return resolveEnvironment(environmentSchema.parse(tree.value), {
    file,
    ...folder,
    text,
    sha256,
    positions,
  });
}

function problemsOf(tree: YamlTree, options: ParseOptions): Problem[] {
  if (!tree.readable) return [...tree.problems];
  if (tree.value === null)
    return [
      {
        what: 'Declaration is not valid: the file declares nothing',
        where: { file: tree.file, line: 1, column: 1 },
        expected: 'a map with name, stage, accounts, tiers and workloads',
        got: 'an empty file',
        fix: 'start from environments/staging.example.yaml',
      },
    ];
  const written = new Written(tree);
  const further = [...schemaProblems(written, environmentSchema), ...ruleProblems(written, options)];
  // Where the YAML itself is at odds, what follows from that in the same line is no news.
  const told = new Set(tree.problems.map(lineOf));
  return [...tree.problems, ...further.filter((problem) => !told.has(lineOf(problem)))];
}

function lineOf({ where }: Problem): number | undefined {
  return typeof where === 'object' ? where.line : undefined;
}
