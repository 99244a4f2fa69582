import { redactText } from '../base/redact-text.ts';
import type { FailureReason } from './aws.ts';

/** What happened to one request on its way, beside what the SDK made of it. */
export interface Trace {
  /** 0 = no answer. */
  readonly status: number;
  readonly timedOut: boolean;
}

/** What an error says, in the few words that decide what to do next. */
export interface Classified {
  readonly reason: FailureReason;
  readonly code: string;
  readonly message: string;
}

/** An answer that no AWS service gives: a web page, a proxy's login form. */
export class NotAwsAnswer extends Error {
  override readonly name = 'NotAWS';
}

/** An answer that breaks off, or lacks what every answer to that call holds. */
export class MalformedAnswer extends Error {
  override readonly name = 'Malformed';
}

const DENIED =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError|NotAuthorized|Forbidden)/;
const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/;
const CREDENTIALS =
  /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure|InvalidAccessKeyId|IncompleteSignature|InvalidSignatureException|MissingAuthenticationToken|MissingAuthenticationTokenException|OptInRequired|InvalidToken)$/;
const THROTTLED =
  /^(Throttl|RequestThrottled|RequestLimitExceeded|BandwidthLimitExceeded|EC2Throttled|TooManyRequests|SlowDown|PriorRequestNotComplete|ProvisionedThroughputExceeded)/;
const UNSUPPORTED =
  /^(UnknownOperation|UnknownOperationException|NotImplemented|InvalidAction|UnsupportedOperation|UnsupportedOperationException|UnknownAction|ActionNotFound)/;
const NOT_FOUND = /NotFound|^NoSuch|DoesNotExist/;
const TRANSIENT =
  /^(InternalFailure|InternalError|InternalServerError|InternalServiceError|InternalServiceException|ServiceUnavailable|Unavailable|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;

/** Sorts whatever a send threw. Codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html */
export function classify(thrown: unknown, trace: Trace): Classified {
  if (trace.timedOut || isTimeout(thrown))
    return { reason: 'timeout', code: 'Timeout', message: 'no complete answer in time' };
  if (thrown instanceof NotAwsAnswer)
    return { reason: 'not-aws', code: 'NotAWS', message: clean(thrown.message) };
  if (thrown instanceof MalformedAnswer) return malformed(thrown.message);
  const error = fieldsOf(thrown);
  if (error.fault === undefined && trace.status >= 500)
    return { reason: 'transient', code: `HTTP${trace.status}`, message: clean(error.message) };
  if (error.fault === undefined && trace.status > 0)
    return malformed(`an answer with status ${trace.status} that cannot be read: ${error.message}`);
  const code = error.code ?? (trace.status === 0 ? 'NoAnswer' : `HTTP${trace.status}`);
  return { reason: reasonOf(code, trace.status), code, message: clean(error.message) };
}

/** The HTTP handler gives up a connection that does not come about. Broken ones it calls the same, but they carry a code. */
function isTimeout(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'TimeoutError' && !('code' in thrown);
}

/** A message fit for a file: no secrets, no mark-up, one line, not long. */
export function clean(message: string): string {
  const plain = redactText(message.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).trim();
  return plain.length > 300 ? `${plain.slice(0, 297)}...` : plain;
}

function malformed(message: string): Classified {
  return { reason: 'malformed', code: 'Malformed', message: clean(message) };
}

function reasonOf(code: string, status: number): FailureReason {
  if (EXPIRED.test(code)) return 'expired';
  if (DENIED.test(code)) return 'denied';
  if (CREDENTIALS.test(code)) return 'credentials';
  if (THROTTLED.test(code) || status === 429) return 'throttled';
  if (UNSUPPORTED.test(code) || status === 501) return 'unsupported';
  if (NOT_FOUND.test(code)) return 'not-found';
  if (TRANSIENT.test(code) || status >= 500 || status === 0) return 'transient';
  return status === 403 ? 'denied' : 'other';
}

interface ErrorFields {
  readonly code: string | undefined;
  readonly fault: string | undefined;
  readonly message: string;
}

/** Service exceptions carry `$fault`; network errors carry `code`; query services keep the wire's code in `Code`. */
function fieldsOf(thrown: unknown): ErrorFields {
  if (!(thrown instanceof Error)) return { code: undefined, fault: undefined, message: String(thrown) };
  const { $fault, Code, code } = thrown as { $fault?: string; Code?: string; code?: string };
  const first = thrown instanceof AggregateError ? fieldsOf(thrown.errors[0]) : undefined;
  const name = /^(Error|TypeError|AggregateError|Unknown|UnknownError)$/.test(thrown.name)
    ? undefined
    : thrown.name;
  const message = thrown.message === '' ? (first?.message ?? '') : firstLine(thrown.message);
  return { code: Code ?? code ?? first?.code ?? name, fault: $fault, message };
}

/** The SDK adds a hint for programmers on a second line. */
function firstLine(message: string): string {
  return message.split('\n  Deserialization error')[0] ?? message;
}
