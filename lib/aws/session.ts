import type { Clock } from '../base/clock.ts';
import type { Seconds } from '../base/duration.ts';
import type { Failure } from './aws.ts';

/** Keys that sign requests. They never leave lib/aws. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** How long they are good for from now on; absent = for ever. A length, because clocks differ. */
  readonly lifetime?: Seconds;
}

/** Credentials could not be had: what a call that needs them fails with. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}

/** Where the keys of one account come from, and come from again before they expire. */
export interface Session {
  credentials(): Promise<Credentials>;
  /** Gets new ones although these look valid: AWS called them expired. Once for all callers who held the same ones. */
  renew(used: Credentials): Promise<void>;
}

/** Credentials are renewed this long before they expire. */
const MARGIN: Seconds = 300;

/** A session over any source of credentials: one request for them at a time, renewed five minutes early. */
export function session(fetch: (again: boolean) => Promise<Credentials>, clock: Clock): Session {
  let current: { readonly credentials: Credentials; readonly renewAt: number } | undefined;
  let fetching: Promise<Credentials> | undefined;

  const refresh = (again: boolean): Promise<Credentials> => {
    fetching ??= fetch(again)
      .then((credentials) => {
        current = { credentials, renewAt: clock.monotonic() + usableFor(credentials) };
        return credentials;
      })
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };

  return {
    credentials: async () =>
      current !== undefined && clock.monotonic() < current.renewAt ? current.credentials : refresh(false),
    renew: async (used) => {
      if (current?.credentials === used) await refresh(true);
    },
  };
}

/** Credentials that live shorter than the margin are used for two thirds of their life, and for a minute whatever they say. */
function usableFor({ lifetime }: Credentials): Seconds {
  if (lifetime === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(lifetime - MARGIN, (lifetime * 2) / 3, 60);
}
