import type { Problem } from '../base/problem.ts';
import { suggestion } from '../base/did-you-mean.ts';
import type { AliasNode, MapEntry, MapNode, Node } from './node.ts';
import type { Places } from './place.ts';
import { scalarValue } from './scalar-value.ts';
import { PLAIN_TAGS, SHORT_FORMS } from './short-forms.ts';
import type { Value } from './template.ts';

/** More values than 1 MB can hold without aliases of aliases. */
const VALUES = 500_000;

/** Makes the values of nodes: long forms of short ones, aliases and merges followed. What is wrong goes to `problems`. */
export class NodeValues {
  readonly problems: Problem[] = [];
  private readonly places: Places;
  private readonly done = new Map<Node, { readonly value: Value; readonly size: number }>();
  private size = 0;
  private tooMany = false;

  constructor(places: Places) {
    this.places = places;
  }

  of(node: Node): Value {
    if (node.kind === 'alias') return this.alias(node);
    const made = this.untagged(node);
    this.count(1, node);
    const { tag } = node;
    if (tag === undefined || PLAIN_TAGS.has(tag)) return made;
    const long = SHORT_FORMS.get(tag);
    if (long === undefined) this.tell(node.start, unknownTag(tag));
    return { [long ?? tag]: long === 'Fn::GetAtt' ? attribute(made) : made };
  }

  private untagged(node: Exclude<Node, AliasNode>): Value {
    if (node.kind === 'scalar')
      return node.tag?.startsWith('!') && !PLAIN_TAGS.has(node.tag) ? node.text : scalarValue(node);
    if (node.kind === 'list') return node.items.map((item) => this.of(item));
    this.tellKeys(node);
    return Object.fromEntries(
      entriesOf(node).map(({ key, value }) => {
        const made = this.of(value);
        return [key, key === 'Fn::GetAtt' ? attribute(made) : made];
      }),
    );
  }

  /** Aliases share the value of what they mean; only its size is counted again, because whoever walks it meets it again. */
  private alias(node: AliasNode): Value {
    const { target } = node;
    if (target === undefined) {
      this.tell(node.start, unknownAnchor(node.name));
      return null;
    }
    const known = this.done.get(target);
    if (known !== undefined) {
      this.count(known.size, node);
      return known.value;
    }
    const before = this.size;
    const value = this.of(target);
    this.done.set(target, { value, size: this.size - before });
    return value;
  }

  private count(values: number, node: Node): void {
    this.size += values;
    if (this.size <= VALUES || this.tooMany) return;
    this.tooMany = true;
    this.tell(node.start, {
      what: 'aliases of aliases grow beyond all bounds',
      expected: `at most ${VALUES} values`,
      fix: 'write out what the aliases stand for',
    });
  }

  private tellKeys({ entries }: MapNode): void {
    const seen = new Map<string, number>();
    for (const { key, isText, keyStart, merge } of entries) {
      if (!isText) {
        this.tell(keyStart, NO_TEXT);
        continue;
      }
      const first = seen.get(key);
      if (first !== undefined && !merge) {
        const { line } = this.places.at(first);
        this.tell(keyStart, {
          what: `the key ${key} is there twice`,
          expected: 'each key once',
          got: `the first one in line ${line}`,
          fix: 'remove one of them, or rename it',
        });
      }
      seen.set(key, first ?? keyStart);
    }
  }

  private tell(offset: number, problem: Omit<Problem, 'where'>): void {
    this.problems.push({ ...problem, where: this.places.at(offset) });
  }
}

const NO_TEXT = {
  what: 'this key is a map or a list',
  expected: 'a name',
  fix: 'put quotes around it, or look for a colon or bracket that does not belong here',
};

/** The entries that a map has in effect: its own, then what it merges in. */
export function entriesOf(map: MapNode, depth = 0): readonly MapEntry[] {
  if (!map.entries.some(({ merge }) => merge) || depth > 20) return map.entries;
  const found = new Map<string, MapEntry>();
  for (const entry of map.entries) if (!entry.merge) found.set(entry.key, entry);
  for (const { merge, value } of map.entries) {
    if (!merge) continue;
    for (const source of value.kind === 'list' ? value.items : [value]) {
      const node = source.kind === 'alias' ? source.target : source;
      if (node?.kind !== 'map') continue;
      for (const entry of entriesOf(node, depth + 1)) if (!found.has(entry.key)) found.set(entry.key, entry);
    }
  }
  return [...found.values()];
}

/** `A.B.C` and `[A, B, C]` become `['A', 'B.C']`. */
function attribute(value: Value): Value {
  if (typeof value === 'string') {
    const dot = value.indexOf('.');
    return dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
  }
  if (!Array.isArray(value) || value.length < 3 || !value.every((part) => typeof part === 'string'))
    return value;
  return [String(value[0]), value.slice(1).join('.')];
}

function unknownTag(tag: string): Omit<Problem, 'where'> {
  return {
    what: `CloudFormation has no short form ${tag}.${suggestion(tag, [...SHORT_FORMS.keys()])}`,
    expected: 'one of !Ref, !GetAtt, !Sub, !Join, !If, !FindInMap, …',
    got: tag,
    fix: 'correct the name, or write the long form',
  };
}

function unknownAnchor(name: string): Omit<Problem, 'where'> {
  return {
    what: `the alias *${name} means nothing here`,
    expected: `an anchor &${name} that is set before, and not around this place`,
    got: `*${name}`,
    fix: 'set the anchor first, or write out what it stands for',
  };
}
