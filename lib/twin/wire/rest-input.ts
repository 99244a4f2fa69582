import type { NormalizedSchema } from '@smithy/core/schema';
import { header, type WireRequest } from './http.ts';
import { readText } from './text.ts';
import type { Route } from './route.ts';

/** Reads a body by the schema of the members that it holds. */
export type ReadBody = (schema: NormalizedSchema, body: Buffer) => Promise<unknown>;

/** Reads a REST operation's input from path, query, headers and body, as its schema binds them. */
export async function readRestInput(
  { operation, labels }: Route,
  request: WireRequest,
  readBody: ReadBody,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  if (operation.input.isUnitSchema()) return input;
  let inBody = false;
  for (const [name, member] of operation.input.structIterator()) {
    const place = member.getMergedTraits();
    const value =
      place.httpPayload === undefined
        ? readBound(name, member, labels, request)
        : await readPayload(member, request.body, readBody);
    if (value === UNBOUND) inBody = true;
    else if (value !== undefined) input[name] = value;
  }
  if (inBody && request.body.length > 0) {
    const body = (await readBody(operation.input, request.body)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(body)) if (!(name in input)) input[name] = value;
  }
  return input;
}

const UNBOUND = Symbol('in the body');

function readBound(
  name: string,
  member: NormalizedSchema,
  labels: Route['labels'],
  request: WireRequest,
): unknown {
  const place = member.getMergedTraits();
  if (place.httpLabel !== undefined)
    return readText(member, decodeURIComponent(labels[name] ?? ''), 'date-time');
  if (place.httpQuery !== undefined) return readQuery(member, request.query.getAll(place.httpQuery));
  if (place.httpQueryParams !== undefined) return Object.fromEntries(request.query);
  if (place.httpHeader !== undefined)
    return readHeader(member, header(request, place.httpHeader.toLowerCase()));
  if (place.httpPrefixHeaders !== undefined) return prefixed(request, place.httpPrefixHeaders.toLowerCase());
  return UNBOUND;
}

function readQuery(member: NormalizedSchema, texts: string[]): unknown {
  const [text] = texts;
  if (text === undefined) return undefined;
  if (!member.isListSchema()) return readText(member, text, 'date-time');
  return texts.map((item) => readText(member.getValueSchema(), item, 'date-time'));
}

function readHeader(member: NormalizedSchema, text: string): unknown {
  return text === '' ? undefined : readText(member, text, 'date-time');
}

function prefixed(request: WireRequest, prefix: string): Record<string, string> {
  const names = Object.keys(request.headers).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(names.map((name) => [name.slice(prefix.length), header(request, name)]));
}

async function readPayload(member: NormalizedSchema, body: Buffer, readBody: ReadBody): Promise<unknown> {
  if (member.isBlobSchema()) return body;
  if (member.isStringSchema()) return body.toString('utf8');
  return body.length === 0 ? undefined : readBody(member, body);
}
