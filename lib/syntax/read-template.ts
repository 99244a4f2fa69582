import { LandfallError } from '../base/errors.ts';
import type { Problem } from '../base/problem.ts';
import { offsetOf } from './find-node.ts';
import type { Node } from './node.ts';
import { NodeValues } from './node-value.ts';
import { parseNodes } from './parse-nodes.ts';
import { Places } from './place.ts';
import type { Path, Template, Value, ValueMap } from './template.ts';
import { templateProblems } from './template-problems.ts';

/** The largest template that CloudFormation takes, from a bucket, in bytes. */
export const TEMPLATE_BYTES = 1_048_576;

/** A file of YAML or JSON with the short forms of CloudFormation, whatever it is about. */
export interface ParsedFile {
  readonly format: 'yaml' | 'json';
  readonly value: Value;
  readonly locate: Template['locate'];
}

/**
 * Reads a CloudFormation template. `file` is for messages alone. Throws TEMPLATE_INVALID with every problem that was found.
 */
export function readTemplate(text: string, file: string): Template {
  const { format, value, locate } = readValues(text, file);
  const problems = templateProblems(value, locate);
  if (problems.length > 0) throw invalid(problems);
  return { file, format, body: value as ValueMap, locate };
}

/** Reads the values of any YAML or JSON, short forms made long. Throws TEMPLATE_INVALID with every problem that was found. */
export function readValues(text: string, file: string): ParsedFile {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const places = new Places(source, file);
  if (isOver(source)) throw invalid([tooLarge(source, places)]);
  const parsed = parseNodes(source, places);
  if ('problem' in parsed) throw invalid([parsed.problem]);
  const values = new NodeValues(places);
  const value = values.of(parsed.root);
  if (values.problems.length > 0) throw invalid(values.problems);
  return { format: parsed.format, value, locate: locator(source, places) };
}

/** Reads the text again when it is asked: a thousand files, of which a few are asked for places, keep no nodes. */
function locator(source: string, places: Places): Template['locate'] {
  return (path: Path, within?: number) => {
    const root = rootOf(source, places);
    return places.at(root === undefined ? 0 : offsetOf(root, path, within));
  };
}

/** Whoever asks for a place of a file mostly asks for another one of it next; so the last one is kept, and only that. */
let last: { readonly source: string; readonly root: Node | undefined } | undefined;

function rootOf(source: string, places: Places): Node | undefined {
  if (last?.source !== source) {
    const parsed = parseNodes(source, places);
    last = { source, root: 'root' in parsed ? parsed.root : undefined };
  }
  return last.root;
}

function isOver(text: string): boolean {
  return text.length > TEMPLATE_BYTES || Buffer.byteLength(text) > TEMPLATE_BYTES;
}

function tooLarge(text: string, places: Places): Problem {
  return {
    what: 'the template is larger than CloudFormation takes',
    where: places.at(0),
    expected: 'at most 1 MB',
    got: `${(Buffer.byteLength(text) / 1_048_576).toFixed(1)} MB`,
    fix: 'split it into several stacks, or nested ones',
  };
}

function invalid(problems: readonly Problem[]): LandfallError {
  const told = problems.map((problem) => ({ ...problem, what: capitalised(problem.what) }));
  return new LandfallError('TEMPLATE_INVALID', 'declaration', told);
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
