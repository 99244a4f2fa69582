import { createHash } from 'node:crypto';
import { type CallContext, Fault } from './service.ts';

/** How a listing is cut. */
export interface PageRequest<Item> {
  /** The token that the caller sent, from an earlier page. */
  readonly token: string | undefined;
  /** The page size that the caller asked for. */
  readonly max: number | undefined;
  readonly context: CallContext;
  /** What identifies an item; the listing is in its order, so nothing is lost or repeated while items come and go. */
  readonly id: (item: Item) => string;
  /** The largest page that AWS gives for this operation. */
  readonly limit?: number;
  /** What else the listing depends on (a vault's name, filters): a token of another scope is refused. */
  readonly scope?: string;
}

/** One page; `next` is absent on the last. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | undefined;
}

const DEFAULT_PAGE_SIZE = 20;
const START = '';

/** Cuts one page out of a listing. Tokens are opaque and bound to operation, account, Region and scope. */
export function page<Item>(items: Iterable<Item>, request: PageRequest<Item>): Page<Item> {
  const { token, context, id } = request;
  const after = token === undefined ? START : readToken(token, request);
  if (token === undefined && context.paging?.emptyPages === true)
    return { items: [], next: makeToken(START, request) };
  const rest = [...items]
    .map((item) => ({ item, id: id(item) }))
    .filter((entry) => entry.id > after)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const cut = rest.slice(0, pageSize(request));
  const last = cut.at(-1);
  const more = last !== undefined && cut.length < rest.length;
  return { items: cut.map((entry) => entry.item), next: more ? makeToken(last.id, request) : undefined };
}

function pageSize<Item>({ max, limit, context }: PageRequest<Item>): number {
  const bounds = [context.paging?.pageSize ?? DEFAULT_PAGE_SIZE, max, limit];
  return Math.max(1, Math.min(...bounds.filter((bound) => bound !== undefined)));
}

function makeToken<Item>(after: string, request: PageRequest<Item>): string {
  return Buffer.from(JSON.stringify([mark(after, request), after])).toString('base64url');
}

function readToken<Item>(token: string, request: PageRequest<Item>): string {
  const parts = decode(token);
  const [signed, after] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (typeof after === 'string' && signed === mark(after, request)) return after;
  throw invalidToken(request.context.paging?.service);
}

function decode(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function mark<Item>(after: string, { context, scope }: PageRequest<Item>): string {
  const { account, region, paging } = context;
  const listing = [paging?.service, paging?.operation, account, region, scope, after];
  return createHash('sha256').update(JSON.stringify(listing)).digest('base64url').slice(0, 12);
}

const INVALID_TOKEN_CODES: Record<string, string> = {
  backup: 'InvalidParameterValueException',
  cloudformation: 'ValidationError',
  ec2: 'InvalidNextToken',
  dynamodb: 'ValidationException',
  elasticache: 'InvalidParameterValue',
  elasticloadbalancing: 'ValidationError',
  fis: 'ValidationException',
  kms: 'InvalidMarkerException',
  monitoring: 'InvalidNextToken',
  rds: 'InvalidParameterValue',
  route53: 'InvalidInput',
  ssm: 'InvalidNextToken',
  tagging: 'PaginationTokenExpiredException',
};

/** How a service refuses a page token that it did not give out, or gave out for another listing. */
export function invalidToken(service = ''): Fault {
  return new Fault(
    INVALID_TOKEN_CODES[service] ?? 'ValidationError',
    'The pagination token is not valid or has expired.',
  );
}
