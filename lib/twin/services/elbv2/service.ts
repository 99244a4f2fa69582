import type { TwinService } from '../../service.ts';
import { listeners } from './listeners.ts';
import { loadBalancers } from './load-balancers.ts';
import { tags } from './tags.ts';
import { targetGroups } from './target-groups.ts';
import { targets } from './targets.ts';

/** Elastic Load Balancing, version 2. */
export const elbv2: TwinService = {
  signingName: 'elasticloadbalancing',
  sdkPackage: '@aws-sdk/client-elastic-load-balancing-v2',
  operations: { ...loadBalancers, ...targetGroups, ...targets, ...listeners, ...tags },
};
