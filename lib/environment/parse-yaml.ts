import { type Alias, type Document, isAlias, type LineCounter, type Node, parseDocument, visit } from 'yaml';

/** A parsed document, and what each of its aliases means. */
export interface ParsedYaml {
  readonly document: Document;
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** Parses YAML without following aliases; undefined when it is nested more deeply than the parser's stack is high. */
export function parseYaml(text: string, lineCounter: LineCounter): ParsedYaml | undefined {
  try {
    // Duplicate keys are found by the walk and not by the parser, whose way of looking is quadratic.
    const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false });
    return { document, targets: anchoredNodes(document) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** An alias means the anchor of that name that was last set before it. */
function anchoredNodes(document: Document): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}
