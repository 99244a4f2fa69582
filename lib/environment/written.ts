import { stringify } from 'yaml';
import type { Problem, SourceLocation } from '../base/problem.ts';
import { type Path, pointer } from './pointer.ts';
import { shorten } from './shorten.ts';
import type { YamlTree } from './yaml-tree.ts';

/** A declaration as it was typed, read with care: whatever has the wrong shape looks empty here. */
export class Written {
  readonly tree: YamlTree;

  constructor(tree: YamlTree) {
    this.tree = tree;
  }

  /** The value at a path; undefined when nothing stands there. */
  at(path: Path): unknown {
    let value = this.tree.value;
    for (const part of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
      value = (value as Record<string | number, unknown>)[part];
    }
    return value;
  }

  text(path: Path): string | undefined {
    const value = this.at(path);
    return typeof value === 'string' ? value : undefined;
  }

  keys(path: Path): string[] {
    const value = this.at(path);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  }

  /** The paths of the items of a list. */
  items(path: Path): Path[] {
    const value = this.at(path);
    return Array.isArray(value) ? value.map((_, index) => [...path, index]) : [];
  }

  /** Where the value at a path stands, or the nearest thing around it. */
  where(path: Path): SourceLocation {
    for (let length = path.length; length >= 0; length -= 1) {
      const position = this.tree.positions.get(pointer(path.slice(0, length)));
      if (position !== undefined) return position;
    }
    return { file: this.tree.file, line: 1, column: 1 };
  }

  /** Where the key of that value stands. */
  whereKey(path: Path): SourceLocation {
    return this.tree.keyPositions.get(pointer(path)) ?? this.where(path);
  }

  /** The value at a path in the words of a problem. */
  got(path: Path): string {
    const value = this.at(path);
    if (path.at(-1) === 'externalId') return 'a value that is not shown';
    if (value === undefined) return 'nothing';
    if (value === null) return 'null';
    if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
    if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
    if (typeof value === 'string') return `"${shorten(value)}"`;
    const typed = shorten(this.tree.typed.get(pointer(path)) ?? inline(value));
    return `${typed} (${typeof value === 'number' ? 'a number' : 'true or false'})`;
  }

  /** A problem with the value at this path. */
  problem(path: Path, words: Omit<Problem, 'what' | 'where'> & { readonly what?: string }): Problem {
    return {
      got: this.got(path),
      ...words,
      what: `Declaration is not valid: ${words.what ?? describePath(path)}`,
      where: this.where(path),
    };
  }
}

/** Maps whose keys are names, here and in scenarios. */
const THINGS: Readonly<Record<string, string>> = {
  workloads: 'workload',
  tiers: 'tier',
  accounts: 'account',
  faults: 'fault',
  probes: 'probe',
};

/** `objectives.az.rto of workload "orders"`, `until of exclusions[0]`, `safety.maximumShare`. */
export function describePath(path: Path): string {
  const [top, name, ...rest] = path;
  if (top === undefined) return 'the whole file';
  const kind = THINGS[String(top)];
  if (kind !== undefined && name !== undefined)
    return rest.length === 0
      ? `${kind} "${shorten(String(name))}"`
      : `${dotted(rest)} of ${kind} "${shorten(String(name))}"`;
  if (typeof name === 'number' && rest.length > 0) return `${dotted(rest)} of ${dotted([top, name])}`;
  return dotted(path);
}

/** A value as one line of YAML. */
export function inline(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function dotted(path: Path): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      return index === 0 ? shorten(part) : `.${shorten(part)}`;
    })
    .join('');
}
