import type { Account } from '../environment/environment.ts';
import type { Clock } from '../base/clock.ts';
import type { Seconds } from '../base/duration.ts';
import type { Failure } from './aws.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import type { Caller } from './caller.ts';
import { type Credentials, type Session, SessionError, session } from './session.ts';

/** An hour: the most that a role may be held for when it was assumed from another role. */
const DURATION: Seconds = 3_600;

/** The session of a declared role, assumed with the credentials that the run started with, and anew before it ends. */
export function assumedSession(
  account: Account & { readonly roleArn: string },
  options: {
    base: Session;
    call: Caller;
    clock: Clock;
    environment: string;
    region: string;
    timeout: Seconds;
    /** A session policy, in JSON: the keys do what the role and it allow. */
    policy?: string;
    /** Told the lines of the call log. */
    onCalls: (calls: readonly number[]) => void;
  },
): Session {
  const { base, call, clock, region, timeout } = options;
  const open = {
    RoleArn: account.roleArn,
    RoleSessionName: sessionName(options.environment),
    DurationSeconds: DURATION,
    ...(options.policy === undefined ? {} : { Policy: options.policy }),
  };
  const secret = account.externalId === undefined ? {} : { ExternalId: account.externalId };
  return session(async () => {
    const answer = await call({
      service: 'sts',
      operation: 'AssumeRole',
      bucket: 'sts',
      account: account.id,
      region,
      input: { ...open, ...secret },
      // The external id is a secret, and short enough to be guessed from its hash.
      paramsSha256: sha256(canonicalJson(open)),
      page: 1,
      session: base,
      timeout,
    });
    options.onCalls(answer.calls);
    if ('failure' in answer) throw new SessionError(withoutSecret(answer.failure, account.externalId));
    return credentialsOf(answer.output, answer.at);
  }, clock);
}

function sessionName(environment: string): string {
  return `landfall-${environment.replace(/[^\w+=,.@-]/g, '-')}`.slice(0, 64);
}

function withoutSecret(failure: Failure, externalId: string | undefined): Failure {
  if (externalId === undefined || externalId === '') return failure;
  return { ...failure, message: failure.message.replaceAll(externalId, '[redacted]') };
}

function credentialsOf(output: unknown, at: string): Credentials {
  const { AccessKeyId, SecretAccessKey, SessionToken } =
    (output as { Credentials?: Partial<Record<string, unknown>> }).Credentials ?? {};
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string')
    throw new SessionError({
      reason: 'malformed',
      code: 'Malformed',
      message: 'AssumeRole answered without credentials',
      status: 200,
      at,
    });
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(typeof SessionToken === 'string' ? { sessionToken: SessionToken } : {}),
    lifetime: DURATION,
  };
}
