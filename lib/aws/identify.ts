import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';
import type { Failure, Identity } from './aws.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import type { Caller } from './caller.ts';
import type { Session } from './session.ts';

/** Whom AWS takes a session for, or why it would not say. */
export type Identified = { readonly calls: readonly number[]; readonly at: Instant } & (
  | { readonly identity: Identity }
  | { readonly failure: Failure }
);

/** Asks sts:GetCallerIdentity. `account` is empty for the credentials that a run starts with: the answer tells it. */
export async function identify(
  session: Session,
  call: Caller,
  place: { account: string; region: string; timeout: Seconds },
): Promise<Identified> {
  const answer = await call({
    service: 'sts',
    operation: 'GetCallerIdentity',
    bucket: 'sts',
    input: {},
    paramsSha256: sha256(canonicalJson({})),
    page: 1,
    session,
    ...place,
  });
  const { calls } = answer;
  if ('failure' in answer) return { calls, at: answer.failure.at, failure: answer.failure };
  const { Arn, Account, UserId } = answer.output as Partial<Record<string, string>>;
  if (Arn === undefined || Account === undefined || !/^\d{12}$/.test(Account))
    return { calls, at: answer.at, failure: noIdentity(answer.at) };
  return { calls, at: answer.at, identity: { arn: Arn, account: Account, userId: UserId ?? '' } };
}

function noIdentity(at: Instant): Failure {
  const message = 'GetCallerIdentity answered without an account';
  return { reason: 'not-aws', code: 'NotAWS', message, status: 200, at };
}
