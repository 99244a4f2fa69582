import type { Clock } from '../base/clock.ts';
import { type Instant, instant, secondsBetween } from '../base/instant.ts';
import { clean } from './classify.ts';
import { type Credentials, type Session, SessionError, session } from './session.ts';

/**
 * The credentials that a run starts with: the given ones and never the machine's own, or those of the default chain
 * (variables, profile, SSO, web identity, container, instance).
 */
export function baseSession(
  given: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined,
  region: string,
  clock: Clock,
): Session {
  if (given !== undefined) return session(() => Promise.resolve({ ...given }), clock);
  let chain: ReturnType<typeof defaultChain> | undefined;
  return session(async (again) => {
    chain ??= defaultChain(region);
    try {
      return credentialsOf(await (await chain)({ forceRefresh: again }), clock.now());
    } catch (error) {
      throw noCredentials(error, clock);
    }
  }, clock);
}

async function defaultChain(region: string) {
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
  return defaultProvider({ clientConfig: { region } });
}

type Found = Awaited<ReturnType<Awaited<ReturnType<typeof defaultChain>>>>;

function credentialsOf(identity: Found, now: Instant): Credentials {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = identity;
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(expiration === undefined ? {} : { lifetime: secondsBetween(now, instant(expiration)) }),
  };
}

/** An SSO session that ran out says so in its message alone. */
function noCredentials(error: unknown, clock: Clock): SessionError {
  const message = clean(error instanceof Error ? error.message : String(error));
  const expired = /expired|refresh/i.test(message);
  const at = clock.now();
  return new SessionError(
    expired
      ? { reason: 'expired', code: 'ExpiredToken', message, status: 0, at }
      : { reason: 'credentials', code: 'NoCredentials', message, status: 0, at },
    { cause: error },
  );
}
