import { expect } from 'chai';
import { classify, clean, MalformedAnswer, NotAwsAnswer } from '../../lib/aws/classify.ts';
import type { FailureReason } from '../../lib/aws/index.ts';

/** An exception as the SDK throws it for an error answer. */
function exception(name: string): Error {
  return Object.assign(new Error('said so'), { name, $fault: 'client' });
}

const CODES: readonly [code: string, status: number, reason: FailureReason][] = [
  ['AccessDenied', 403, 'denied'],
  ['AccessDeniedException', 400, 'denied'],
  ['UnauthorizedOperation', 403, 'denied'],
  ['ExpiredToken', 403, 'expired'],
  ['ExpiredTokenException', 400, 'expired'],
  ['InvalidClientTokenId', 403, 'credentials'],
  ['UnrecognizedClientException', 400, 'credentials'],
  ['AuthFailure', 401, 'credentials'],
  ['OptInRequired', 401, 'credentials'],
  ['Throttling', 400, 'throttled'],
  ['ThrottlingException', 400, 'throttled'],
  ['RequestLimitExceeded', 503, 'throttled'],
  ['TooManyRequestsException', 429, 'throttled'],
  ['Whatever', 429, 'throttled'],
  ['UnknownOperationException', 404, 'unsupported'],
  ['InvalidAction', 400, 'unsupported'],
  ['NotImplemented', 501, 'unsupported'],
  ['ResourceNotFoundException', 400, 'not-found'],
  ['NoSuchHostedZone', 404, 'not-found'],
  ['InternalFailure', 500, 'transient'],
  ['ServiceUnavailable', 503, 'transient'],
  ['ValidationError', 400, 'other'],
];

describe('classifying failures', () => {
  for (const [code, status, reason] of CODES)
    it(`takes ${code} with ${status} for ${reason}`, () => {
      const found = classify(exception(code), { status, timedOut: false });
      expect(found).to.deep.equal({ reason, code, message: 'said so' });
    });

  it('takes what ran out of time for a timeout, whatever was thrown', () => {
    const found = classify(new Error('aborted'), { status: 0, timedOut: true });
    expect(found).to.include({ reason: 'timeout', code: 'Timeout' });
    const unconnected = Object.assign(new Error('no connection within 5000 ms'), { name: 'TimeoutError' });
    expect(classify(unconnected, { status: 0, timedOut: false }).code).to.equal('Timeout');
  });

  it('takes a refused connection for something that passes', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(classify(refused, { status: 0, timedOut: false })).to.include({
      reason: 'transient',
      code: 'ECONNREFUSED',
    });
    const all = new AggregateError([refused], '');
    expect(classify(all, { status: 0, timedOut: false })).to.include({ code: 'ECONNREFUSED' });
  });

  it('takes an error of the parser for a malformed answer', () => {
    const error = new SyntaxError(
      'Unexpected end of JSON input\n  Deserialization error: to see the raw response',
    );
    const found = classify(error, { status: 200, timedOut: false });
    expect(found).to.include({ reason: 'malformed', code: 'Malformed' });
    expect(found.message).not.to.include('Deserialization');
  });

  it('takes an unreadable answer of a failing server for something that passes', () => {
    const found = classify(new SyntaxError('Unexpected token'), { status: 502, timedOut: false });
    expect(found).to.include({ reason: 'transient', code: 'HTTP502' });
  });

  it('tells a web page from a broken answer', () => {
    const trace = { status: 200, timedOut: false };
    expect(classify(new NotAwsAnswer('page'), trace).code).to.equal('NotAWS');
    expect(classify(new MalformedAnswer('cut'), trace).code).to.equal('Malformed');
  });

  it('does not take a 404 without a code for evidence that something is missing', () => {
    expect(classify(exception('UnknownError'), { status: 404, timedOut: false })).to.include({
      reason: 'other',
      code: 'HTTP404',
    });
  });

  it('makes messages short, plain and free of secrets', () => {
    expect(clean('<b>key</b>\n AKIAIOSFODNN7EXAMPLE')).to.equal('key [redacted]');
    expect(clean('x'.repeat(400))).to.have.length(300);
  });
});
