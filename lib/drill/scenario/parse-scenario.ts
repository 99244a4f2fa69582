import type { Problem } from '../../base/problem.ts';
import { invalid } from '../../environment/invalid.ts';
import { schemaProblems } from '../../environment/schema-problems.ts';
import { findSecrets } from '../../environment/secrets.ts';
import { Written } from '../../environment/written.ts';
import { readYamlTree, type YamlTree } from '../../environment/yaml-tree.ts';
import type { Scenario } from '../scenario.ts';
import { SCENARIO } from './file-kind.ts';
import type { ParseOptions } from './parse-options.ts';
import { resolveScenario } from './resolve-scenario.ts';
import { ruleProblems } from './rules/rule-problems.ts';
import { scenarioSchema } from './scenario-schema.ts';

/**
 * Reads a scenario and finds it valid as a whole, or throws SCENARIO_INVALID with every problem at once, in the order of
 * the file. Pure.
 */
export function parseScenario(text: string, file: string, options: ParseOptions = {}): Scenario {
  // Alone, before anything else: no other problem can then quote a part of one.
  const secrets = findSecrets(text, file);
  if (secrets.length > 0) throw invalid(secrets, SCENARIO);
  const tree = readYamlTree(text, file);
  const problems = problemsOf(tree, options);
  if (problems.length > 0) throw invalid(problems, SCENARIO);
  const positions = Object.fromEntries(tree.positions);
  return resolveScenario(scenarioSchema.parse(tree.value), { file, text, positions });
}

function problemsOf(tree: YamlTree, options: ParseOptions): Problem[] {
  if (!tree.readable) return [...tree.problems];
  if (tree.value === null) return [emptyFile(tree)];
  const written = new Written(tree);
  const further = [...schemaProblems(written, scenarioSchema), ...ruleProblems(written, options)];
  // Where the YAML itself is at odds, what follows from that in the same line is no news.
  const told = new Set(tree.problems.map(lineOf));
  return [...tree.problems, ...further.filter((problem) => !told.has(lineOf(problem)))];
}

function emptyFile({ file }: YamlTree): Problem {
  return {
    what: 'Scenario is not valid: the file tells nothing',
    where: { file, line: 1, column: 1 },
    expected: 'a map with name, title, faults, probes, expect and stopConditions',
    got: 'an empty file',
    fix: `start from ${SCENARIO.start}`,
  };
}

function lineOf({ where }: Problem): number | undefined {
  return typeof where === 'object' ? where.line : undefined;
}
