import type { TwinService } from '../../service.ts';
import { roles } from './roles.ts';
import { simulation } from './simulation.ts';

export type { StoredGuardrail } from './guardrail.ts';

/** AWS IAM: the roles of an account, and what stands against a call. The twin lets everybody do everything else. */
export const iam: TwinService = {
  signingName: 'iam',
  sdkPackage: '@aws-sdk/client-iam',
  isRare: true,
  operations: { ...roles, ...simulation },
};
