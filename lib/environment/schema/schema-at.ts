import { z } from 'zod';
import type { Path } from '../pointer.ts';

/** The part of a schema that describes the value at a path; undefined where it describes none. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const part of path) {
    at = at === undefined ? undefined : below(unwrap(at), part);
  }
  return at;
}

/** The keys that a map at this path may have; empty where any name goes. */
export function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  const at = schemaAt(schema, path);
  const inner = at === undefined ? undefined : unwrap(at);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The first example of the value at this path, from the schema's metadata. */
export function exampleAt(schema: z.ZodType, path: Path): unknown {
  let at = schemaAt(schema, path);
  while (at !== undefined) {
    const examples = at.meta()?.examples;
    if (Array.isArray(examples) && examples.length > 0) return examples[0];
    const inner = unwrapOnce(at);
    at = inner === at ? undefined : inner;
  }
  return undefined;
}

function below(schema: z.ZodType, part: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.ZodType>)[part];
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return undefined;
}

function unwrap(schema: z.ZodType): z.ZodType {
  const inner = unwrapOnce(schema);
  return inner === schema ? schema : unwrap(inner);
}

function unwrapOnce(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? (schema.unwrap() as z.ZodType)
    : schema;
}
