import { TextLines } from '../base/text-lines.ts';
import type { MapEntry, MapNode, Node, ScalarNode } from './node.ts';
import { entriesOf } from './node-value.ts';
import { SHORT_FORMS } from './short-forms.ts';
import type { Path } from './template.ts';

/**
 * The offset of the value at a path, or of the nearest one around it that has a place; of a string, with `within`, of that
 * character of it.
 */
export function offsetOf(root: Node, path: Path, within = 0): number {
  let node = follow(root);
  let offset = Math.max(node.start, 0);
  // What stands behind the key of a long form is, in the short form, what the tag is before.
  let isTagRead = false;
  for (const key of path) {
    if (!isTagRead && node.tag !== undefined && SHORT_FORMS.get(node.tag) === key) {
      isTagRead = true;
      if (node.kind === 'scalar' && node.textStart >= 0) offset = node.textStart;
      continue;
    }
    const found = child(node, key);
    if (found === undefined) return offset;
    node = follow(found.node);
    offset = found.offset;
    isTagRead = false;
  }
  return within > 0 ? characterOf(node, offset, within) : offset;
}

interface Child {
  readonly node: Node;
  readonly offset: number;
}

function child(node: Node, key: string | number): Child | undefined {
  if (node.kind === 'list') {
    const item = node.items[Number(key)];
    return item === undefined ? undefined : { node: item, offset: item.start };
  }
  if (node.kind !== 'map') return undefined;
  const entry = entryOf(node, String(key));
  if (entry === undefined) return undefined;
  const { value, keyStart } = entry;
  return { node: value, offset: hasOwnPlace(value) ? value.start : keyStart };
}

/** Of a large map, found by its key however often somebody asks. */
function entryOf(node: MapNode, key: string): MapEntry | undefined {
  const entries = entriesOf(node);
  if (entries.length < LARGE) return entries.find((entry) => entry.key === key);
  const before = indexes.get(node);
  const index = before ?? new Map(entries.toReversed().map((entry) => [entry.key, entry]));
  if (before === undefined) indexes.set(node, index);
  return index.get(key);
}

const LARGE = 32;
const indexes = new WeakMap<MapNode, ReadonlyMap<string, MapEntry>>();

/** A block map or list stands where its key does: that is where people look for it. */
function hasOwnPlace(node: Node): boolean {
  if (node.start < 0) return false;
  return node.kind === 'scalar' || node.kind === 'alias' || node.flow || node.tag !== undefined;
}

function follow(node: Node): Node {
  return node.kind === 'alias' && node.target !== undefined ? follow(node.target) : node;
}

/** Exact in literal blocks and where nothing is escaped or folded, near elsewhere. */
function characterOf(node: Node, offset: number, within: number): number {
  if (node.kind !== 'scalar' || node.textStart < 0) return offset;
  const { indent } = node;
  if (indent === undefined) return node.textStart + within;
  const { lines, filled } = linesOf(node);
  return node.textStart + within + indent * (filled[lines.lineAt(within)] ?? 0);
}

interface BlockLines {
  readonly lines: TextLines;
  /** How many lines before a line have something in them: empty ones carry no indentation that could be counted on. */
  readonly filled: readonly number[];
}

const known = new WeakMap<ScalarNode, BlockLines>();

function linesOf(node: ScalarNode): BlockLines {
  const before = known.get(node);
  if (before !== undefined) return before;
  const lines = new TextLines(node.text);
  const filled = [0];
  lines.starts.forEach((start, line) => {
    const isEmpty = node.text.startsWith('\n', start) || start === node.text.length;
    filled.push((filled[line] ?? 0) + (isEmpty ? 0 : 1));
  });
  const found = { lines, filled };
  known.set(node, found);
  return found;
}
