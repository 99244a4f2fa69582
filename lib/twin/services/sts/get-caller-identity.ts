import type { GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import type { CallContext, Operation } from '../../service.ts';
import { uniqueId } from './unique-id.ts';

/** Who the caller is. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const getCallerIdentity: Operation<
  GetCallerIdentityCommandInput,
  Omit<GetCallerIdentityCommandOutput, '$metadata'>
> = (_input, context) => ({
  Account: context.account,
  Arn: context.principalArn,
  UserId: userId(context),
});

function userId({ principalArn }: CallContext): string {
  const [, role, session] = principalArn.split('/');
  return session === undefined
    ? uniqueId('AIDA', principalArn)
    : `${uniqueId('AROA', role ?? '')}:${session}`;
}
