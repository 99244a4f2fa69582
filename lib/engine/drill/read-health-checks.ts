import type { Aws } from '../../aws/index.ts';
import type { Route53HealthCheck } from '../../inventory/facts.ts';
import { homeRegion } from '../../inventory/place.ts';
import type { DrillOptions } from './drill-options.ts';

/** Health check → whether Route 53 takes its endpoint for healthy; `null` = no checker said anything. */
export type HealthChecks = Readonly<Record<string, boolean | null>>;

/** The health checks that decide the names of a workload, in accounts that the drill role may ask. */
export function healthChecksOf({
  view,
  aws,
}: Pick<DrillOptions, 'view' | 'aws'>): readonly Route53HealthCheck[] {
  const names = view.workload.dns.map(({ name }) => bare(name));
  const used = view
    .all('route53.record')
    .filter(({ name }) => names.includes(bare(name)))
    .flatMap(({ healthCheckId }) => healthCheckId ?? []);
  return view
    .all('route53.health-check')
    .filter(({ id, type }) => used.includes(id) && type !== 'CALCULATED')
    .filter(({ account }) => aws.accounts.some((one) => one.account === account));
}

/** Route 53 takes an endpoint for healthy when more than this share of its checkers does (Developer Guide). */
const HEALTHY_SHARE = 0.18;

/** Reads what the checkers of Route 53 say at this moment. */
export async function readHealthChecks(
  checks: readonly Route53HealthCheck[],
  aws: Pick<Aws, 'read'>,
): Promise<HealthChecks> {
  return Object.fromEntries(
    await Promise.all(checks.map(async (one) => [one.id, await isHealthy(one, aws)])),
  );
}

async function isHealthy(
  { id, arn, account, inverted }: Route53HealthCheck,
  aws: Pick<Aws, 'read'>,
): Promise<boolean | null> {
  const { items, failure } = await aws.read<
    { HealthCheckObservations?: { StatusReport?: { Status?: string } }[] },
    string
  >({
    service: 'route53',
    bucket: 'route53',
    operation: 'GetHealthCheckStatus',
    account,
    region: homeRegion(arn.split(':')[1] ?? ''),
    input: { HealthCheckId: id },
    fresh: true,
    items: ({ HealthCheckObservations }) =>
      HealthCheckObservations?.map(({ StatusReport }) => StatusReport?.Status ?? ''),
  });
  if (failure !== undefined) throw new Error(`${failure.code}: ${failure.message}`);
  if (items.length === 0) return null;
  const well = items.filter((status) => status.startsWith('Success')).length;
  return well / items.length > HEALTHY_SHARE !== inverted;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
