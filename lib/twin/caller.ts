import { findSession } from './session.ts';
import type { World } from './world/world.ts';
import type { Signature } from './wire/signature.ts';

/** Whose key it is; `expired` when it was issued by AssumeRole and its time is over. */
export interface Caller {
  readonly account: string;
  readonly principalArn: string;
  readonly expired: boolean;
}

const LONG_LIVED = /^AKIA(\d{12})LAND$/;

/** The principal behind a signature; undefined for a key that the world does not know. */
export function identifyCaller(world: World, signature: Signature): Caller | undefined {
  const account = LONG_LIVED.exec(signature.accessKeyId)?.[1];
  if (account !== undefined)
    return { account, principalArn: `arn:aws:iam::${account}:user/landfall`, expired: false };
  const session = findSession(world, signature.accessKeyId);
  if (session === undefined || session.sessionToken !== signature.sessionToken) return undefined;
  return {
    account: session.account,
    principalArn: session.principalArn,
    expired: session.expiresAt <= world.clock.now(),
  };
}
