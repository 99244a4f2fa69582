import type { TwinService } from '../../service.ts';
import { readParameters } from './read-parameters.ts';
import { tags } from './tags.ts';
import { writeParameters } from './write-parameters.ts';

/** AWS Systems Manager, its parameter store alone. */
export const ssm: TwinService = {
  signingName: 'ssm',
  sdkPackage: '@aws-sdk/client-ssm',
  isRare: true,
  operations: { ...readParameters, ...writeParameters, ...tags },
};
