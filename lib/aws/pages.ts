import type { Instant } from '../base/instant.ts';
import type { Failure, Paging, Reading, ReadRequest } from './aws.ts';
import type { Call } from './attempt.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import type { Caller } from './caller.ts';
import { clean } from './classify.ts';
import { rawJson } from './json-members.ts';
import type { Session } from './session.ts';
import type { Seconds } from '../base/duration.ts';

/**
 * Follows a listing to its last page. A page may be short or empty and go on; only a missing token ends it, and the same token
 * twice is a listing that will never end. What was read before a failure is kept beside the failure.
 */
export async function readPages<Page, Item>(
  request: ReadRequest<Page, Item>,
  call: Caller,
  options: { session: Session; timeout: Seconds },
): Promise<Reading<Item>> {
  const items: Item[] = [];
  const calls: number[] = [];
  const seen = new Set<string>();
  let cursor: Readonly<Record<string, unknown>> | undefined = {};
  for (let page = 1; cursor !== undefined; page += 1) {
    const answer = await call(callOf(request, cursor, page, options));
    calls.push(...answer.calls);
    if ('failure' in answer) return { items, calls, failure: answer.failure };
    const raw = (): unknown => rawJson(answer.body);
    const found = itemsOf(request, answer.output as Page, answer.at, raw);
    if ('failure' in found) return { items, calls, failure: found.failure };
    for (const item of found.items) items.push(item);
    const next = nextCursor(request.paging, answer.output as Readonly<Record<string, unknown>>);
    const token = canonicalJson(next ?? null);
    if (next === 'missing' || (next !== undefined && seen.has(token)))
      return { items, calls, failure: truncated(page, next === 'missing', answer.at) };
    seen.add(token);
    cursor = next;
  }
  return { items, calls };
}

function callOf<Page, Item>(
  request: ReadRequest<Page, Item>,
  cursor: Readonly<Record<string, unknown>>,
  page: number,
  options: { session: Session; timeout: Seconds },
): Call {
  const { service, operation, bucket, account, region, paging } = request;
  const size = paging?.pageSize === undefined ? {} : { [paging.pageSize[0]]: paging.pageSize[1] };
  const input = { ...request.input, ...size, ...cursor };
  const paramsSha256 = sha256(canonicalJson(input));
  return { service, operation, bucket, account, region, input, paramsSha256, page, ...options };
}

/** An answer without the list that it must hold is no empty list. */
function itemsOf<Page, Item>(
  request: ReadRequest<Page, Item>,
  page: Page,
  at: Instant,
  raw: () => unknown,
): { items: readonly Item[] } | { failure: Failure } {
  try {
    const items = request.items(page, at, raw);
    return items === undefined ? lacking(`${request.operation} answered without its list`, at) : { items };
  } catch (error) {
    if (error instanceof MissingMember) return lacking(`${request.operation}: ${error.message}`, at);
    throw error;
  }
}

/** A member that AWS always sends was not there. Thrown by the functions that map answers to facts. */
export class MissingMember extends Error {
  override readonly name = 'MissingMember';
}

function lacking(message: string, at: Instant): { failure: Failure } {
  return { failure: { reason: 'malformed', code: 'Malformed', message: clean(message), status: 200, at } };
}

function nextCursor(
  paging: Paging | undefined,
  output: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | 'missing' | undefined {
  if (paging === undefined) return undefined;
  const given = Object.entries(paging.tokens).filter(([from]) => isToken(output[from]));
  if (given.length > 0) return Object.fromEntries(given.map(([from, to]) => [to, output[from]]));
  return paging.truncated !== undefined && output[paging.truncated] === true ? 'missing' : undefined;
}

function isToken(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function truncated(page: number, missing: boolean, at: Instant): Failure {
  const message = missing
    ? `page ${page} says that there is more, but not where`
    : `page ${page} points back to a page that was already read`;
  return { reason: 'truncated', code: 'TruncatedPages', message, status: 200, at };
}
