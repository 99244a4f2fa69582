import type { Route53Record, TargetGroup } from '../inventory/facts.ts';
import { type Detection, never, paced, slowest, untold } from './dns-detection.ts';
import { noticedByCheck } from './dns-health-check.ts';
import { recordsBehind } from './dns-name.ts';
import { loadBalancerNamed, targetsOf } from './dns-target.ts';
import { isSilent, silenceOf } from './target-checks.ts';
import type { WorkloadView } from './workload-view.ts';

/** How the failure of a record's target is noticed: by its health check, or else by the health of its alias target. */
export function noticedBy(
  view: WorkloadView,
  record: Route53Record,
  seen: readonly string[] = [],
): Detection {
  if (record.healthCheckId !== undefined) return noticedByCheck(view, record.healthCheckId);
  if (record.alias?.evaluateTargetHealth !== true)
    return never(
      `${nameOf(record)} has neither a health check nor EvaluateTargetHealth, so it always counts as healthy`,
    );
  const [target = ''] = targetsOf(record);
  const balancer = loadBalancerNamed(view, target);
  if (balancer !== undefined) return byTargetGroups(view, balancer.arn);
  const behind = recordsBehind(view, record).filter((next) => !seen.includes(next.arn));
  if (behind.length === 0)
    return untold(`how long the target ${target} takes to count as unhealthy is in no API`);
  return slowest(behind.map((next) => noticedBy(view, next, [...seen, record.arn])));
}

function byTargetGroups(view: WorkloadView, balancerArn: string): Detection {
  const groups = view.all('elb.target-group').filter((group) => group.loadBalancerArns.includes(balancerArn));
  if (groups.length === 0) return untold(`no target group of ${balancerArn} was found`);
  return slowest(groups.map((group) => byTargets(view, group)));
}

function byTargets(view: WorkloadView, group: TargetGroup): Detection {
  if (isSilent(group)) return untold(silenceOf(group));
  const { name, intervalSeconds: interval, unhealthyThreshold: threshold } = group;
  const source = 'elasticloadbalancing:DescribeTargetGroups';
  const noticed = paced(
    view,
    `${threshold} failed target checks, one every ${interval} s`,
    interval * threshold,
    `${source} HealthCheckIntervalSeconds and UnhealthyThresholdCount of ${name}`,
  );
  const phase = paced(
    view,
    'one interval until the first of them',
    interval,
    `${source} HealthCheckIntervalSeconds of ${name}`,
  );
  const wait = paced(
    view,
    'the last request runs into its time limit',
    group.timeoutSeconds,
    `${source} HealthCheckTimeoutSeconds of ${name}`,
  );
  return { kind: 'times', nominal: [noticed], worst: [noticed, phase, wait] };
}

function nameOf(record: Route53Record): string {
  return [record.failover, record.name, record.failover === undefined ? record.setIdentifier : undefined]
    .filter((part) => part !== undefined)
    .join(' ');
}
