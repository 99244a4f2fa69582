import type { NormalizedSchema } from '@smithy/core/schema';
import { readText } from './text.ts';

/** A form as a tree: `A.member.1.B=x` is x below A, member, 1, B. A node can hold a text and children. */
export interface FormNode {
  text?: string;
  readonly children: Map<string, FormNode>;
}

/** Makes the tree of a form, by the dots in its names. */
export function formTree(form: Iterable<[string, string]>): FormNode {
  const root: FormNode = { children: new Map() };
  for (const [name, text] of form) {
    let node = root;
    for (const part of name.split('.')) node = child(node, part);
    node.text = text;
  }
  return root;
}

function child(node: FormNode, name: string): FormNode {
  const found = node.children.get(name) ?? { children: new Map<string, FormNode>() };
  node.children.set(name, found);
  return found;
}

/** Reads an operation's input out of a form. `ec2` chooses EC2's names and its flat lists. */
export function readForm(schema: NormalizedSchema, root: FormNode, ec2: boolean): Record<string, unknown> {
  return schema.isStructSchema() ? readStructure(schema, root, ec2) : {};
}

function readStructure(schema: NormalizedSchema, node: FormNode, ec2: boolean): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const found = node.children.get(ec2 ? ec2Name(name, member) : xmlName(name, member));
    if (found !== undefined) value[name] = readNode(member, found, ec2);
  }
  return value;
}

function ec2Name(name: string, member: NormalizedSchema): string {
  const { ec2QueryName } = member.getMergedTraits();
  if (typeof ec2QueryName === 'string') return ec2QueryName;
  const key = xmlName(name, member);
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function xmlName(name: string, member: NormalizedSchema): string {
  return member.getMergedTraits().xmlName ?? name;
}

function readNode(schema: NormalizedSchema, node: FormNode, ec2: boolean): unknown {
  if (schema.isStructSchema()) return readStructure(schema, node, ec2);
  if (schema.isListSchema()) return readList(schema, node, ec2);
  if (schema.isMapSchema()) return readMap(schema, node, ec2);
  return readText(schema, node.text ?? '', 'date-time');
}

/** `List.1`, `List.member.1` or `List.DBInstanceId.1`: clients differ, so any single name between is accepted. */
function readList(schema: NormalizedSchema, node: FormNode, ec2: boolean): unknown[] {
  return numbered(node).map((item) => readNode(schema.getValueSchema(), item, ec2));
}

function readMap(schema: NormalizedSchema, node: FormNode, ec2: boolean): Record<string, unknown> {
  const key = xmlName('key', schema.getKeySchema());
  const value = xmlName('value', schema.getValueSchema());
  const entries = numbered(node).map((entry): [string, unknown] => [
    entry.children.get(key)?.text ?? '',
    readNode(schema.getValueSchema(), entry.children.get(value) ?? { children: new Map() }, ec2),
  ]);
  return Object.fromEntries(entries);
}

function numbered(node: FormNode): FormNode[] {
  const names = [...node.children.keys()];
  const [only] = node.children.values();
  if (names.some((name) => !/^\d+$/.test(name))) return only === undefined ? [] : numbered(only);
  return [...node.children].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}
