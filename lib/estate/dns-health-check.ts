import type { Route53HealthCheck } from '../inventory/facts.ts';
import { type Detection, never, paced, slowest, untold } from './dns-detection.ts';
import type { WorkloadView } from './workload-view.ts';

/**
 * Route 53 gives a request so long before it counts as failed (Developer Guide, "How Route 53 determines whether a health
 * check is healthy"): 4 s to connect and 2 s to answer, 2 s more to search the body, 10 s to open a TCP connection.
 */
const REQUEST_SECONDS: Readonly<Record<string, number>> = {
  HTTP: 6,
  HTTPS: 6,
  HTTP_STR_MATCH: 8,
  HTTPS_STR_MATCH: 8,
  TCP: 10,
};

/** How long a health check takes to turn, by its own configuration. */
export function noticedByCheck(view: WorkloadView, id: string, seen: readonly string[] = []): Detection {
  const check = view.all('route53.health-check').find((one) => one.id === id);
  if (check === undefined)
    return untold(
      `health check ${id} was not found, and Route 53 does not say how a record behaves whose check is deleted`,
    );
  if (check.disabled)
    return never(`health check ${id} is disabled, and a disabled check always counts as healthy`);
  if (check.inverted) return never(`health check ${id} is inverted, so a dead target counts as healthy`);
  if (check.type === 'CALCULATED') return byChildren(view, check, seen);
  const request = REQUEST_SECONDS[check.type];
  if (request === undefined)
    return untold(`a check of type ${check.type} does not say how soon it notices (${id})`);
  return byRequests(view, check, request);
}

function byRequests(view: WorkloadView, check: Route53HealthCheck, request: number): Detection {
  const { id, intervalSeconds: interval, failureThreshold: threshold } = check;
  if (interval === undefined || threshold === undefined)
    return untold(`health check ${id} does not say its interval and threshold`);
  const source = 'route53:ListHealthChecks';
  const noticed = paced(
    view,
    `${threshold} failed checks, one every ${interval} s`,
    interval * threshold,
    `${source} RequestInterval and FailureThreshold of ${id}`,
  );
  const phase = paced(
    view,
    'one interval until the first of them',
    interval,
    `${source} RequestInterval of ${id}`,
  );
  const wait = paced(
    view,
    'the last request runs into its time limit',
    request,
    `the limit that Route 53 documents for ${check.type} checks (${id})`,
  );
  return { kind: 'times', nominal: [noticed], worst: [noticed, phase, wait] };
}

/** At worst all children fail together, and the slowest of them decides. */
function byChildren(view: WorkloadView, check: Route53HealthCheck, seen: readonly string[]): Detection {
  const threshold = check.healthThreshold ?? check.childIds.length;
  if (threshold === 0)
    return never(`calculated check ${check.id} asks for 0 healthy children, so it always counts as healthy`);
  const children = check.childIds.filter((id) => !seen.includes(id));
  return slowest(children.map((id) => noticedByCheck(view, id, [...seen, check.id])));
}
