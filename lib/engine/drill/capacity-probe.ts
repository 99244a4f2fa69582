import { observedProbe } from '../../drill/probes/index.ts';
import type { ScenarioProbe } from '../../drill/scenario.ts';
import type { Watched } from '../../drill/record/index.ts';
import type { TargetGroup } from '../../inventory/facts.ts';
import type { DrillOptions } from './drill-options.ts';

/** The probe that watches whether the declared minimum capacity is there. Its looks bring `{ healthyTargets }`. */
export const CAPACITY: ScenarioProbe = {
  id: 'capacity',
  kind: 'control-plane',
  watches: 'elasticloadbalancing:DescribeTargetHealth',
  every: 0.5,
  timeout: 2,
  vantage: 'here',
  decides: false,
};

/** The capacity probe of a workload that declares a minimum and has target groups in use; undefined otherwise. */
export function capacityProbe({ aws, view }: DrillOptions): Watched | undefined {
  const groups = view.own('elb.target-group').filter(({ loadBalancerArns }) => loadBalancerArns.length > 0);
  if (view.workload.minimumCapacity.healthyTargets === undefined || groups.length === 0) return undefined;
  const read = async (): Promise<{ healthyTargets: number }> => {
    const counts = await Promise.all(
      groups.map(async (group) => ({ group, healthy: await healthyIn(aws, group) })),
    );
    return { healthyTargets: bestRegion(counts) };
  };
  return {
    probe: observedProbe({ ...CAPACITY, kind: 'control-plane', read }),
    every: CAPACITY.every,
    timeout: CAPACITY.timeout,
  };
}

/** A Region serves as well as its weakest target group; the workload as well as its best Region. */
function bestRegion(counts: readonly { readonly group: TargetGroup; readonly healthy: number }[]): number {
  const regions = [...new Set(counts.map(({ group }) => `${group.account} ${group.region}`))];
  const weakest = (region: string): number =>
    Math.min(
      ...counts
        .filter(({ group }) => `${group.account} ${group.region}` === region)
        .map(({ healthy }) => healthy),
    );
  return Math.max(...regions.map(weakest));
}

async function healthyIn(aws: DrillOptions['aws'], { arn, account, region }: TargetGroup): Promise<number> {
  const { items, failure } = await aws.read<
    { TargetHealthDescriptions?: { TargetHealth?: { State?: string } }[] },
    string
  >({
    service: 'elasticloadbalancing',
    bucket: 'elasticloadbalancing',
    operation: 'DescribeTargetHealth',
    account,
    region,
    input: { TargetGroupArn: arn },
    fresh: true,
    items: ({ TargetHealthDescriptions }) =>
      TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State ?? ''),
  });
  if (failure !== undefined) throw new Error(`${failure.code}: ${failure.message}`);
  return items.filter((state) => state === 'healthy').length;
}
