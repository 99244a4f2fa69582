import { YAMLException } from 'js-yaml';
import type { Problem } from '../base/problem.ts';
import { JsonSyntaxError, jsonNode } from './json-nodes.ts';
import type { Node } from './node.ts';
import type { Places } from './place.ts';
import { yamlNodes } from './yaml-nodes.ts';

/** The nodes of a text, or why there are none. */
export type ParsedNodes =
  | { readonly format: 'yaml' | 'json'; readonly root: Node }
  | { readonly format: 'yaml' | 'json'; readonly problem: Problem };

/** A text that starts with a brace is JSON, as CloudFormation has it. Never throws for what somebody wrote. */
export function parseNodes(text: string, places: Places): ParsedNodes {
  const format = /^\s*\{/.test(text) ? 'json' : 'yaml';
  try {
    if (format === 'json') return { format, root: jsonNode(text) };
    const [root, second] = yamlNodes(text);
    if (root === undefined) return { format, problem: { what: 'the file is empty', where: places.at(0) } };
    if (second !== undefined) return { format, problem: { ...SECOND, where: places.at(second.start) } };
    return { format, root };
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return { format, problem: { ...NO_JSON, what: error.message, where: places.at(error.offset) } };
    }
    if (error instanceof YAMLException) {
      return {
        format,
        problem: { ...NO_YAML, what: error.reason, where: places.at(error.mark?.position ?? 0) },
      };
    }
    throw error;
  }
}

const NO_JSON = { expected: 'JSON', fix: 'look at the commas, the quotes and the braces around this place' };
const NO_YAML = {
  expected: 'YAML 1.1',
  fix: 'look at the indentation, the colons and the quotes around this place',
};
const SECOND = {
  what: 'a second document begins here',
  expected: 'one template in a file',
  fix: 'put each into a file of its own',
};
