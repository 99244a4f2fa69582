import {
  COLLECTION_STYLE_FLOW,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type AliasEvent,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  SCALAR_STYLE_SINGLE_QUOTED,
} from 'js-yaml';
import type { AliasNode, ListNode, MapNode, Node, ScalarNode } from './node.ts';

/** Deeper than any template, and shallow enough for whoever walks it. */
const DEPTH = 100;

/** The documents of a YAML text, in order. Throws YAMLException for what is no YAML. */
export function yamlNodes(text: string): Node[] {
  const builder = new Builder(text);
  for (const event of parseEvents(text, { maxDepth: DEPTH })) builder.take(event);
  return builder.documents;
}

interface Frame {
  readonly node: ListNode | MapNode;
  readonly anchor: string | undefined;
  key: Node | undefined;
}

/** Makes nodes of the parser's events. */
class Builder {
  readonly documents: Node[] = [];
  private readonly text: string;
  private readonly frames: Frame[] = [];
  private anchors = new Map<string, Node>();

  constructor(text: string) {
    this.text = text;
  }

  take(event: Event): void {
    if (event.type === EVENT_SCALAR) this.add(this.scalar(event), this.anchorOf(event));
    else if (event.type === EVENT_MAPPING) this.frames.push(this.frame(event, 'map'));
    else if (event.type === EVENT_SEQUENCE) this.frames.push(this.frame(event, 'list'));
    else if (event.type === EVENT_ALIAS) this.add(this.alias(event), undefined);
    else if (event.type === EVENT_DOCUMENT) this.anchors = new Map();
    else if (event.type === EVENT_POP) {
      const frame = this.frames.pop();
      if (frame !== undefined) this.add(frame.node, frame.anchor);
    }
  }

  /** An anchor counts once its node is closed, so that nothing can be part of itself. */
  private add(node: Node, anchor: string | undefined): void {
    if (anchor !== undefined) this.anchors.set(anchor, node);
    const frame = this.frames.at(-1);
    if (frame === undefined) this.documents.push(node);
    else if (frame.node.kind === 'list') frame.node.items.push(node);
    else if (frame.key === undefined) frame.key = node;
    else {
      const { key } = frame;
      frame.key = undefined;
      const merge = key.kind === 'scalar' && key.plain && key.text === '<<';
      const text = keyText(key);
      const isText = text !== undefined;
      frame.node.entries.push({ key: text ?? '', isText, keyStart: key.start, merge, value: node });
    }
  }

  private frame(event: MappingEvent | SequenceEvent, kind: 'map' | 'list'): Frame {
    const tag = this.tagOf(event);
    const start = tag === undefined ? event.start : event.tagStart;
    const flow = event.style === COLLECTION_STYLE_FLOW;
    const node: MapNode | ListNode =
      kind === 'map' ? { kind, start, tag, flow, entries: [] } : { kind, start, tag, flow, items: [] };
    return { node, anchor: this.anchorOf(event), key: undefined };
  }

  private scalar(event: ScalarEvent): ScalarNode {
    const { style, valueStart } = event;
    const quoted = style === SCALAR_STYLE_DOUBLE_QUOTED || style === SCALAR_STYLE_SINGLE_QUOTED;
    const plain = style === SCALAR_STYLE_PLAIN;
    const indent = quoted || plain ? undefined : Math.max(event.indent, 0);
    const textStart = valueStart + (indent ?? 0);
    const tag = this.tagOf(event);
    // One shape for all: there are thousands of these in a template.
    return {
      kind: 'scalar',
      start: tag === undefined ? (quoted ? textStart - 1 : textStart) : event.tagStart,
      tag,
      text: valueStart === -1 ? '' : getScalarValue(this.text, event),
      plain,
      textStart,
      indent,
    };
  }

  private alias(event: AliasEvent): AliasNode {
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    return {
      kind: 'alias',
      start: event.anchorStart - 1,
      tag: undefined,
      name,
      target: this.anchors.get(name),
    };
  }

  private tagOf(event: { tagStart: number; tagEnd: number }): string | undefined {
    return event.tagStart === -1 ? undefined : this.text.slice(event.tagStart, event.tagEnd);
  }

  private anchorOf(event: { anchorStart: number; anchorEnd: number }): string | undefined {
    return event.anchorStart === -1 ? undefined : this.text.slice(event.anchorStart, event.anchorEnd);
  }
}

function keyText(key: Node): string | undefined {
  const node = key.kind === 'alias' ? key.target : key;
  return node?.kind === 'scalar' ? node.text : undefined;
}
