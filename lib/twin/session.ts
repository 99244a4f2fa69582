import { randomBytes } from 'node:crypto';
import type { Seconds } from '../base/duration.ts';
import { type Instant, plusSeconds } from '../base/instant.ts';
import type { World } from './world/world.ts';

/** Temporary credentials that AssumeRole issued. */
export interface StoredSession {
  readonly accessKeyId: string;
  readonly sessionToken: string;
  readonly account: string;
  readonly principalArn: string;
  readonly expiresAt: Instant;
}

declare module './world/world.ts' {
  interface Tables {
    /** By access key, in the account of the role, Region `global`. */
    'sts.session': StoredSession;
  }
}

const SESSION_KEY = /^ASIA(\d{12})/;

/** Issues and remembers temporary credentials. As in AWS, the account can be read from the key. */
export function issueSession(
  world: World,
  session: Pick<StoredSession, 'account' | 'principalArn'>,
  seconds: Seconds,
): StoredSession & { readonly secretAccessKey: string } {
  const issued = {
    ...session,
    accessKeyId: `ASIA${session.account}${randomBytes(6).toString('hex').toUpperCase()}`,
    sessionToken: randomBytes(96).toString('base64'),
    expiresAt: plusSeconds(world.clock.now(), seconds),
  };
  world.table('sts.session', session.account, 'global').set(issued.accessKeyId, issued);
  return { ...issued, secretAccessKey: randomBytes(30).toString('base64') };
}

/** The session of an access key, also after it ended. */
export function findSession(world: World, accessKeyId: string): StoredSession | undefined {
  const account = SESSION_KEY.exec(accessKeyId)?.[1];
  return account === undefined ? undefined : world.table('sts.session', account, 'global').get(accessKeyId);
}
