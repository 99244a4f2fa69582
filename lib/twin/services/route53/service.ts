import type { TwinService } from '../../service.ts';
import { changes } from './changes.ts';
import { healthCheckStatus } from './health-check-status.ts';
import { healthChecks } from './health-checks.ts';
import { recordChanges } from './record-changes.ts';
import { records } from './records.ts';
import { tags } from './tags.ts';
import { zones } from './zones.ts';

/** Amazon Route 53: one global service, signed for us-east-1. */
export const route53: TwinService = {
  signingName: 'route53',
  sdkPackage: '@aws-sdk/client-route-53',
  operations: {
    ...zones,
    ...records,
    ...recordChanges,
    ...changes,
    ...healthChecks,
    ...healthCheckStatus,
    ...tags,
  },
};
