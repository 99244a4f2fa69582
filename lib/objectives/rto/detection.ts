import { paced } from '../../estate/dns-detection.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import type { TargetGroup } from '../../inventory/facts.ts';
import { addUp } from '../add-up.ts';
import type { Estimate } from '../objective-row.ts';

/**
 * How long a load balancer goes on sending to a dead target: it has to fail so many checks, and the last one runs into its time limit.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function detectionOf(view: WorkloadView, group: TargetGroup): Estimate {
  const { arn, intervalSeconds, unhealthyThreshold, timeoutSeconds } = group;
  const call = 'elasticloadbalancing:DescribeTargetGroups';
  return addUp([
    paced(
      view,
      `${unhealthyThreshold} failed target checks, one every ${intervalSeconds} s`,
      intervalSeconds * unhealthyThreshold,
      `${call} HealthCheckIntervalSeconds and UnhealthyThresholdCount of ${arn}`,
    ),
    paced(
      view,
      'the last request runs into its time limit',
      timeoutSeconds,
      `${call} HealthCheckTimeoutSeconds of ${arn}`,
    ),
  ]);
}
