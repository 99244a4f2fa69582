import type { TwinService } from '../../service.ts';
import { stackResources } from './stack-resources.ts';
import { stacks } from './stacks.ts';

/** AWS CloudFormation, as far as it can be read. */
export const cloudformation: TwinService = {
  signingName: 'cloudformation',
  sdkPackage: '@aws-sdk/client-cloudformation',
  operations: { ...stacks, ...stackResources },
};
