import { LandfallError } from '../base/errors.ts';
import type { BuildMiddleware } from './packages.ts';

/** A JSON object as it goes over the wire. */
export interface JsonObject {
  readonly [member: string]: string | number | boolean | null | readonly JsonObject[] | JsonObject;
}

/**
 * Adds members to the JSON body of a request. A client drops what its model does not know without a word, so a wish that must
 * not get lost is written onto the wire; a newer client that wrote it already is left alone.
 */
export function withMembers(members: JsonObject): BuildMiddleware {
  return (next) => async (step) => {
    const { request } = step;
    const body = JSON.stringify(filled(bodyOf(request.body), members));
    request.body = body;
    for (const name of Object.keys(request.headers))
      if (name.toLowerCase() === 'content-length') request.headers[name] = String(Buffer.byteLength(body));
    return next(step);
  };
}

/** The JSON of a body; undefined where there is none, or it is something else. */
export function rawJson(body: Uint8Array | undefined): unknown {
  if (body === undefined || body.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function bodyOf(body: unknown): JsonObject {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body instanceof Uint8Array ? body : undefined;
  const parsed = rawJson(bytes);
  if (isObject(parsed)) return parsed;
  throw new LandfallError('REQUEST_NOT_JSON', 'guard', {
    what: 'A request could not be completed, because its body is no JSON object; it was not sent',
    fix: 'use the AWS SDK packages that this release of Landfall was made with',
  });
}

function filled(body: JsonObject, members: JsonObject): JsonObject {
  const added = Object.entries(members).map(([name, value]) => {
    const there = body[name];
    return [name, isObject(there) && isObject(value) ? filled(there, value) : (there ?? value)] as const;
  });
  return { ...body, ...Object.fromEntries(added) };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
