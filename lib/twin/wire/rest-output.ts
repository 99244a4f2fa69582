import type { NormalizedSchema } from '@smithy/core/schema';
import type { WireAnswer } from './http.ts';
import type { OperationModel } from './model.ts';
import { writeText } from './text.ts';

/** Writes the members that belong into the body. */
export type WriteBody = (schema: NormalizedSchema, value: object) => string | Uint8Array;

/** Writes a REST answer: status, headers and body, as the output's schema binds them. */
export function writeRestOutput(
  operation: OperationModel,
  output: object,
  contentType: string,
  writeBody: WriteBody,
): WireAnswer {
  const parts = split(operation.output, output as Record<string, unknown>);
  const status = parts.status ?? operation.http?.[2] ?? 200;
  const plain = { status, headers: parts.headers };
  const typed = { status, headers: { ...parts.headers, 'content-type': contentType } };
  if (parts.payload !== undefined) {
    const { schema, value } = parts.payload;
    if (value === undefined) return { ...plain, body: '' };
    if (value instanceof Uint8Array || typeof value === 'string') return { ...plain, body: value };
    return { ...typed, body: writeBody(schema, value as object) };
  }
  return parts.hasBody ? { ...typed, body: writeBody(operation.output, parts.body) } : { ...plain, body: '' };
}

interface Parts {
  status: number | undefined;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown>;
  hasBody: boolean;
  payload: { schema: NormalizedSchema; value: unknown } | undefined;
}

function split(schema: NormalizedSchema, output: Record<string, unknown>): Parts {
  const parts: Parts = { status: undefined, headers: {}, body: {}, hasBody: false, payload: undefined };
  if (schema.isUnitSchema()) return parts;
  for (const [name, member] of schema.structIterator()) place(parts, name, member, output[name]);
  return parts;
}

function place(parts: Parts, name: string, member: NormalizedSchema, value: unknown): void {
  const bound = member.getMergedTraits();
  if (bound.httpPayload !== undefined) parts.payload = { schema: member, value };
  else if (bound.httpResponseCode !== undefined) parts.status = value as number | undefined;
  else if (bound.httpHeader !== undefined) {
    if (value !== undefined) parts.headers[bound.httpHeader.toLowerCase()] = writeText(member, value);
  } else if (bound.httpPrefixHeaders !== undefined) {
    for (const [key, text] of Object.entries(Object(value) as Record<string, string>))
      parts.headers[(bound.httpPrefixHeaders + key).toLowerCase()] = text;
  } else {
    parts.hasBody = true;
    if (value !== undefined) parts.body[name] = value;
  }
}
