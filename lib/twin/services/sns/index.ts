import type { TwinService } from '../../service.ts';
import { topics } from './topics.ts';

/** Amazon SNS: topics, as far as stacks make them. */
export const sns: TwinService = {
  signingName: 'sns',
  sdkPackage: '@aws-sdk/client-sns',
  vendoredModel: 'sns',
  isRare: true,
  operations: topics,
};
