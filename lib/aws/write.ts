import type { Seconds } from '../base/duration.ts';
import type { WriteRequest, Written } from './aws.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import type { Caller } from './caller.ts';
import { rawJson } from './json-members.ts';
import { isRefusal } from './refusal.ts';
import type { Session } from './session.ts';

/** Makes a call that changes something. What AWS refused may be sent again; what nobody heard back from is not. */
export async function write<Output>(
  request: WriteRequest,
  call: Caller,
  options: { session: Session; timeout: Seconds },
): Promise<Written<Output>> {
  const { isRepeatable = false, members, input, ...place } = request;
  const answer = await call({
    ...place,
    ...options,
    input,
    members,
    isOnce: !isRepeatable,
    paramsSha256: sha256(canonicalJson(members === undefined ? input : { ...input, members })),
    page: 1,
  });
  const { calls } = answer;
  if ('failure' in answer) return { calls, failure: answer.failure, isRefused: isRefusal(answer.failure) };
  return { calls, output: answer.output as Output, at: answer.at, raw: () => rawJson(answer.body) };
}
