/** A piece of a YAML or JSON text, with its offset. What a template says is made of these; nothing is interpreted yet. */
export type Node = ScalarNode | ListNode | MapNode | AliasNode;

interface Placed {
  /** Offset of its first character: of the tag where it has one. -1 where nothing is written, as after a lone colon. */
  readonly start: number;
  /** As written, `!Sub`. */
  readonly tag: string | undefined;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly text: string;
  /** Neither in quotes nor in a block: it may mean a number, a truth value or nothing. */
  readonly plain: boolean;
  /** Offset of the first character of its text, behind quote and tag. */
  readonly textStart: number;
  /** Of a block scalar: by how many columns its lines are indented. */
  readonly indent: number | undefined;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: Node[];
  /** Written within brackets, and so with a place of its own. */
  readonly flow: boolean;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: MapEntry[];
  readonly flow: boolean;
}

export interface MapEntry {
  readonly key: string;
  readonly keyStart: number;
  /** False where the key is itself a map or a list: it has no text, and no template has one. */
  readonly isText: boolean;
  /** A plain `<<`. */
  readonly merge: boolean;
  readonly value: Node;
}

export interface AliasNode extends Placed {
  readonly kind: 'alias';
  readonly name: string;
  /** Undefined where no anchor of that name was set before, or where it is set around this very place. */
  readonly target: Node | undefined;
}
