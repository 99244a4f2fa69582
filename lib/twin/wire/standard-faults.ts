import { Fault } from '../service.ts';
import type { ProtocolName } from './model.ts';

/** Errors that any operation can answer, whatever its service. */
export type StandardFault =
  | 'denied'
  | 'expired'
  | 'unknown-key'
  | 'unsigned'
  | 'throttled'
  | 'malformed'
  | 'missing'
  | 'unknown-operation';

type Code = readonly [code: string, status: number];
type Family = 'query' | 'ec2' | 'rest-xml' | 'json' | 'rest-json';

/**
 * AWS has no one list: codes and statuses differ by protocol (a session that ended is `RequestExpired` in EC2, `ExpiredToken`
 * in the query services, `ExpiredTokenException` in the JSON ones).
 */
const CODES: Record<StandardFault, Record<Family, Code>> = {
  denied: {
    query: ['AccessDenied', 403],
    ec2: ['UnauthorizedOperation', 403],
    'rest-xml': ['AccessDenied', 403],
    json: ['AccessDeniedException', 400],
    'rest-json': ['AccessDeniedException', 403],
  },
  expired: {
    query: ['ExpiredToken', 403],
    ec2: ['RequestExpired', 400],
    'rest-xml': ['ExpiredToken', 403],
    json: ['ExpiredTokenException', 400],
    'rest-json': ['ExpiredTokenException', 403],
  },
  'unknown-key': {
    query: ['InvalidClientTokenId', 403],
    ec2: ['AuthFailure', 401],
    'rest-xml': ['InvalidClientTokenId', 403],
    json: ['UnrecognizedClientException', 400],
    'rest-json': ['UnrecognizedClientException', 403],
  },
  unsigned: {
    query: ['MissingAuthenticationToken', 403],
    ec2: ['MissingAuthenticationToken', 403],
    'rest-xml': ['MissingAuthenticationToken', 403],
    json: ['MissingAuthenticationTokenException', 400],
    'rest-json': ['MissingAuthenticationTokenException', 403],
  },
  throttled: {
    query: ['Throttling', 400],
    ec2: ['RequestLimitExceeded', 503],
    'rest-xml': ['Throttling', 400],
    json: ['ThrottlingException', 400],
    'rest-json': ['ThrottlingException', 400],
  },
  malformed: {
    query: ['MalformedQueryString', 400],
    ec2: ['MalformedQueryString', 400],
    'rest-xml': ['MalformedInput', 400],
    json: ['SerializationException', 400],
    'rest-json': ['SerializationException', 400],
  },
  missing: {
    query: ['MissingParameter', 400],
    ec2: ['MissingParameter', 400],
    'rest-xml': ['InvalidInput', 400],
    json: ['ValidationException', 400],
    'rest-json': ['ValidationException', 400],
  },
  'unknown-operation': {
    query: ['InvalidAction', 400],
    ec2: ['InvalidAction', 400],
    'rest-xml': ['UnknownOperationException', 404],
    json: ['UnknownOperationException', 400],
    'rest-json': ['UnknownOperationException', 404],
  },
};

/** The fault as the caller's protocol knows it. */
export function standardFault(kind: StandardFault, protocol: ProtocolName, message: string): Fault {
  const [code, status] = CODES[kind][protocol.startsWith('json') ? 'json' : (protocol as Family)];
  return new Fault(code, message, { status });
}
