import type { WorkloadView } from '../../estate/index.ts';
import type { Route53HealthCheck } from '../../inventory/facts.ts';
import type { Fault } from './fault.ts';

/** Route 53 counts an endpoint as healthy when more than this share of its checkers do (Developer Guide; AWS may change it). */
const HEALTHY_SHARE = 0.18;

/** Whether the check counts as healthy now; a primary that is seen dead today has failed over already. */
export function observedFault(view: WorkloadView, check: Route53HealthCheck): Fault[] {
  if (check.type === 'CALCULATED') return calculatedFault(view, check);
  if (check.type === 'CLOUDWATCH_METRIC' || check.type === 'RECOVERY_CONTROL')
    return [
      {
        outcome: 'unknown',
        what: `follows ${check.type === 'RECOVERY_CONTROL' ? 'a routing control' : 'an alarm'}, whose state is not read`,
        fix: 'exclude it with a reason, or watch it with a drill',
      },
    ];
  const share = healthyShare(check);
  if (share === undefined)
    return [
      {
        outcome: 'unknown',
        what: 'has no observation of any checker yet, or they could not be read',
        fix: 'allow route53:GetHealthCheckStatus, and look again in a minute',
      },
    ];
  if (share > HEALTHY_SHARE) return [];
  const reason = check.observations?.find((line) => !line.startsWith('Success'));
  return [
    {
      outcome: 'fail',
      what: `sees its endpoint unhealthy: ${Math.round(share * 100)} % of the checkers report success (${reason ?? 'no reason given'})`,
      fix: `repair ${check.target ?? 'the endpoint'}, or what ${check.id} asks of it`,
    },
  ];
}

function healthyShare({ observations }: Route53HealthCheck): number | undefined {
  if (observations === undefined || observations.length === 0) return undefined;
  return observations.filter((line) => line.startsWith('Success')).length / observations.length;
}

function calculatedFault(view: WorkloadView, check: Route53HealthCheck): Fault[] {
  const threshold = check.healthThreshold ?? check.childIds.length;
  if (threshold > check.childIds.length)
    return [
      {
        outcome: 'fail',
        what: `asks for ${threshold} healthy children of ${check.childIds.length}, so it is always unhealthy`,
        fix: `lower the threshold of ${check.id}`,
      },
    ];
  const children = check.childIds.map((id) => view.all('route53.health-check').find((one) => one.id === id));
  const states = children.map((child) => child && healthyShare(child));
  const healthy = states.filter((share) => share !== undefined && share > HEALTHY_SHARE).length;
  const untold = states.filter((share) => share === undefined).length;
  if (healthy >= threshold) return [];
  const what = `needs ${threshold} healthy children and has ${healthy}`;
  if (healthy + untold >= threshold)
    return [
      { outcome: 'unknown', what: `${what}, ${untold} unknown`, fix: 'allow route53:GetHealthCheckStatus' },
    ];
  return [{ outcome: 'fail', what, fix: `repair what the children of ${check.id} watch` }];
}
