import type { NormalizedSchema } from '@smithy/core/schema';

/** Where a value departs from its schema. */
export interface Nonconformity {
  readonly kind: 'missing' | 'unknown' | 'type';
  readonly message: string;
}

/**
 * The first thing that is wrong with a value by its schema: an unknown member, a missing required one, a wrong type.
 * The SDK's schemas hold no enums, lengths or ranges; botocore referees those in the contract tests.
 */
export function nonconformity(
  schema: NormalizedSchema,
  value: unknown,
  path = '',
): Nonconformity | undefined {
  if (value === undefined || schema.isUnitSchema() || schema.isDocumentSchema()) return undefined;
  if (schema.isStructSchema()) return ofStructure(schema, value, path);
  if (schema.isListSchema()) return ofList(schema, value, path);
  if (schema.isMapSchema()) return ofMap(schema, value, path);
  const expected = scalarType(schema);
  return expected === undefined || expected.holds(value) ? undefined : wrongType(path, expected.name);
}

function ofStructure(schema: NormalizedSchema, value: unknown, path: string): Nonconformity | undefined {
  if (!isPlainObject(value)) return wrongType(path || 'the value', 'a structure');
  const { members, required } = structureOf(schema);
  const missing = required.find((name) => value[name] === undefined || value[name] === null);
  if (missing !== undefined) return { kind: 'missing', message: `${inside(path, missing)} is missing` };
  for (const [name, held] of Object.entries(value)) {
    const member = members.get(name);
    if (member === undefined) return unknown(schema, inside(path, name));
    const wrong = nonconformity(member, held, inside(path, name));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

interface Structure {
  readonly members: ReadonlyMap<string, NormalizedSchema>;
  readonly required: readonly string[];
}

const structures = new WeakMap<object, Structure>();

/** Every answer is checked, and asking the schema anew for each item of a listing costs more than the listing. */
function structureOf(schema: NormalizedSchema): Structure {
  const key = schema.getSchema() as unknown as object;
  const known = structures.get(key);
  if (known !== undefined) return known;
  const made = { members: new Map(schema.structIterator()), required: requiredMembers(schema) };
  structures.set(key, made);
  return made;
}

/** The members without which a structure is not valid; in a schema tuple they come first. */
export function requiredMembers(schema: NormalizedSchema): readonly string[] {
  const tuple = schema.getSchema() as unknown as readonly unknown[];
  return (tuple[4] as string[]).slice(0, (tuple[6] as number | undefined) ?? 0);
}

function ofList(schema: NormalizedSchema, value: unknown, path: string): Nonconformity | undefined {
  if (!Array.isArray(value)) return wrongType(path, 'a list');
  const itemSchema = schema.getValueSchema();
  for (const [index, item] of (value as unknown[]).entries()) {
    const wrong = nonconformity(itemSchema, item ?? null, `${path}[${index}]`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function ofMap(schema: NormalizedSchema, value: unknown, path: string): Nonconformity | undefined {
  if (!isPlainObject(value)) return wrongType(path, 'a map');
  const itemSchema = schema.getValueSchema();
  for (const [key, item] of Object.entries(value)) {
    const wrong = nonconformity(itemSchema, item ?? null, inside(path, key));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

interface ScalarType {
  readonly name: string;
  holds(value: unknown): boolean;
}

function scalarType(schema: NormalizedSchema): ScalarType | undefined {
  if (schema.isTimestampSchema())
    return { name: 'a date', holds: (value) => value instanceof Date && !Number.isNaN(value.getTime()) };
  if (schema.isBooleanSchema()) return { name: 'a boolean', holds: (value) => typeof value === 'boolean' };
  if (schema.isNumericSchema()) return { name: 'a number', holds: Number.isFinite };
  if (schema.isBlobSchema()) return { name: 'bytes', holds: (value) => value instanceof Uint8Array };
  if (schema.isStringSchema()) return { name: 'a string', holds: (value) => typeof value === 'string' };
  return undefined;
}

function wrongType(path: string, expected: string): Nonconformity {
  return { kind: 'type', message: `${path} must be ${expected}` };
}

function unknown(schema: NormalizedSchema, path: string): Nonconformity {
  return { kind: 'unknown', message: `${path} is not a member of ${schema.getName() ?? 'its structure'}` };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
