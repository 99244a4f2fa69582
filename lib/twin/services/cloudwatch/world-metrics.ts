import type { CallContext } from '../../service.ts';
import { targetGroupsOf } from '../elbv2/stored-target-group.ts';
import { forwardersTo } from '../elbv2/stored-load-balancer.ts';
import { healthOf } from '../elbv2/target-health.ts';
import { healthCheckStatus } from '../route53/health-check-status.ts';
import { healthChecksOf } from '../route53/stored-health-check.ts';
import type { MetricName } from './stored-alarm.ts';

/** What a metric that AWS itself publishes is at this moment; undefined for any other metric. */
export function worldValue(metric: MetricName, context: CallContext): number | undefined {
  if (metric.namespace === 'AWS/Route53') return healthCheckValue(metric, context);
  if (metric.namespace === 'AWS/ApplicationELB') return hostCount(metric, context);
  return undefined;
}

/** Route 53 calls an endpoint healthy when more than this share of the checkers does. */
const HEALTHY_SHARE = 0.18;

/** Published in us-east-1 alone, where Route 53 is at home. */
function healthCheckValue(metric: MetricName, context: CallContext): number | undefined {
  const id = dimension(metric, 'HealthCheckId');
  if (metric.name !== 'HealthCheckStatus' || context.region !== 'us-east-1' || id === undefined)
    return undefined;
  const row = healthChecksOf(context).get(id);
  // No checker calls for a calculated one, and the twin does not calculate.
  if (row === undefined || row.config.Type === 'CALCULATED') return undefined;
  const { HealthCheckObservations: all = [] } = healthCheckStatus.GetHealthCheckStatus(
    { HealthCheckId: id },
    context,
  );
  // A disabled check is asked by nobody, and counts as healthy.
  if (all.length === 0) return row.config.Disabled === true ? 1 : undefined;
  const well = all.filter(({ StatusReport }) => StatusReport?.Status?.startsWith('Success') === true);
  const isHealthy = well.length / all.length > HEALTHY_SHARE;
  return isHealthy === (row.config.Inverted !== true) ? 1 : 0;
}

function hostCount(metric: MetricName, context: CallContext): number | undefined {
  const state = { HealthyHostCount: 'healthy', UnHealthyHostCount: 'unhealthy' }[metric.name];
  const group = [...targetGroupsOf(context.world, context).values()].find(
    ({ arn }) => arn.slice(arn.lastIndexOf(':') + 1) === dimension(metric, 'TargetGroup'),
  );
  if (state === undefined || group === undefined) return undefined;
  const balancer = dimension(metric, 'LoadBalancer');
  const isBehind = forwardersTo(group.arn, context).some(({ arn }) =>
    arn.endsWith(`:loadbalancer/${balancer}`),
  );
  if (!isBehind) return undefined;
  return group.targets.filter((target) => healthOf(target, group, context).State === state).length;
}

function dimension({ dimensions }: MetricName, name: string): string | undefined {
  return dimensions.find(({ Name }) => Name === name)?.Value;
}
