import type { TwinService } from '../../service.ts';
import { describeAlarmHistory } from './alarm-history.ts';
import { alarms } from './alarms.ts';
import { evaluateAll } from './evaluate.ts';
import { metrics } from './metrics.ts';
import { putMetricData } from './put-metric-data.ts';
import { tags } from './tags.ts';

/** How often alarms look at what they watch. */
const TICK_SECONDS = 5;

/** Amazon CloudWatch: metrics and their alarms. */
export const cloudwatch: TwinService = {
  signingName: 'monitoring',
  sdkPackage: '@aws-sdk/client-cloudwatch',
  isRare: true,
  operations: {
    ...alarms,
    ...metrics,
    ...tags,
    PutMetricData: putMetricData,
    DescribeAlarmHistory: describeAlarmHistory,
  },
  background: (world) => {
    world.every(TICK_SECONDS, () => evaluateAll(world));
  },
};
