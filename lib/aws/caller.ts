import type { Instant } from '../base/instant.ts';
import type { Failure } from './aws.ts';
import { isRefusal } from './refusal.ts';
import { attempt, type Call, type Wire } from './attempt.ts';
import { CEILINGS, ENDPOINT_CEILING } from './ceilings.ts';
import { isAws } from './host-guard.ts';
import { type Patience, pauseAfter } from './patience.ts';
import { type RateBucket, rateBucket } from './rate-bucket.ts';
import { type Credentials, SessionError } from './session.ts';

/** What came of a call after all its attempts, and their lines in the call log. */
export type Answer = { readonly calls: readonly number[] } & (
  | { readonly output: unknown; readonly body: Uint8Array | undefined; readonly at: Instant }
  | { readonly failure: Failure }
);

/** Makes a call: within the ceiling of its bucket, again where that can help, every attempt on record. */
export type Caller = (call: Call) => Promise<Answer>;

/** A caller for a run. Buckets are shared by all calls of an account (and Region) to the same service. */
export function caller(wire: Wire, patience: Patience): Caller {
  const bucketOf = rateBuckets(wire);
  return async (call) => {
    const bucket = bucketOf(call);
    const calls: number[] = [];
    const failures: Failure[] = [];
    for (;;) {
      const used = await credentialsFor(call);
      if ('failure' in used) return { calls, failure: used.failure };
      const done = await bucket.run(() => attempt(call, calls.length + 1, wire), wire.signal);
      calls.push(done.line);
      if ('output' in done) return { calls, output: done.output, body: done.body, at: done.at };
      failures.push(done.failure);
      if (done.failure.reason === 'throttled') bucket.slowDown();
      if (!canHelp(call, failures, patience)) return { calls, failure: done.failure };
      const hindrance = await prepareNext(call, used, failures, wire, patience);
      if (hindrance !== undefined) return { calls, failure: hindrance };
    }
  };
}

async function credentialsFor(call: Call): Promise<Credentials | { failure: Failure }> {
  return call.session.credentials().catch(sessionFailure);
}

function sessionFailure(error: unknown): { failure: Failure } {
  if (error instanceof SessionError) return { failure: error.failure };
  throw error;
}

/** Whether one more attempt may bring what the last did not. An expired token is worth one renewal. */
function canHelp(call: Call, failures: readonly Failure[], patience: Patience): boolean {
  const last = failures.at(-1);
  if (call.isOnce === true && last !== undefined && !isRefusal(last)) return false;
  const same = failures.filter((one) => one.reason === last?.reason).length;
  const attempts = patience.attempts;
  if (last?.reason === 'throttled') return same < attempts.throttled;
  if (last?.reason === 'transient' || last?.reason === 'malformed') return same < attempts.transient;
  // A gateway that has lost its service answers with a page for a while.
  if (last?.reason === 'not-aws') return last.status >= 500 && same < attempts.transient;
  if (last?.reason === 'timeout') return same < attempts.timeout;
  return last?.reason === 'expired' && same < 2;
}

/** Waits, or renews what expired; gives the reason when that was not to be had. */
async function prepareNext(
  call: Call,
  used: Credentials,
  failures: readonly Failure[],
  wire: Wire,
  patience: Patience,
): Promise<Failure | undefined> {
  if (failures.at(-1)?.reason !== 'expired') {
    await wire.clock.sleep(pauseAfter(failures.length, patience), wire.signal);
    return undefined;
  }
  const refused = await call.session.renew(used).catch(sessionFailure);
  return refused?.failure;
}

function rateBuckets(wire: Wire): (call: Call) => RateBucket {
  const buckets = new Map<string, RateBucket>();
  return (call) => {
    const place = call.service === 'route53' ? call.account : `${call.account}/${call.region}`;
    const key = `${call.bucket}/${place}`;
    const ceiling = isAws(wire.endpoint) ? CEILINGS[call.bucket] : ENDPOINT_CEILING;
    const bucket = buckets.get(key) ?? rateBucket(ceiling, wire.clock);
    buckets.set(key, bucket);
    return bucket;
  };
}
