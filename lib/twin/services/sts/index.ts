import type { TwinService } from '../../service.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './get-caller-identity.ts';

export type { StoredRole } from './role.ts';

/** The Security Token Service. */
export const sts: TwinService = {
  signingName: 'sts',
  sdkPackage: '@aws-sdk/client-sts',
  operations: { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity },
};
