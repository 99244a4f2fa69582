import { LineCounter } from 'yaml';
import type { Problem, SourceLocation } from '../base/problem.ts';
import { parseYaml } from './parse-yaml.ts';
import { TOO_DEEP } from './syntax-problem.ts';
import { YamlWalk } from './yaml-walk.ts';

/** A YAML file as plain values, with the place of each. */
export interface YamlTree {
  readonly file: string;
  readonly value: unknown;
  /** Pointer → where the value stands; a block map or list stands where its key does. */
  readonly positions: ReadonlyMap<string, SourceLocation>;
  /** Pointer → where the key of that value stands. */
  readonly keyPositions: ReadonlyMap<string, SourceLocation>;
  /** Pointer → a scalar exactly as it was typed, `0123` and not 123. */
  readonly typed: ReadonlyMap<string, string>;
  /** What is not as plain YAML should be: duplicate keys, empty values, tags, or what the parser stumbles over. */
  readonly problems: readonly Problem[];
  /** False when the problems leave nothing that could be looked at further. */
  readonly readable: boolean;
}

/** Reads YAML 1.2 without custom tags, duplicate keys or empty values. Never throws: whatever is wrong is a problem. */
export function readYamlTree(text: string, file: string): YamlTree {
  const lines = new LineCounter();
  const parsed = parseYaml(text, lines);
  const walk = new YamlWalk(file, lines, parsed?.targets ?? new Map<never, never>());
  if (parsed === undefined) walk.refuse(0, TOO_DEEP);
  else walk.walk(parsed.document);
  return walk;
}
