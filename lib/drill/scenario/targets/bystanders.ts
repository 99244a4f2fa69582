import type { Environment } from '../../../environment/environment.ts';
import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { Tags } from '../../../inventory/facts.ts';
import type { Bystander, FaultTargets } from './resolution.ts';

/** What else stands in the subnets that would be cut off: it is struck as well, and belongs to others. */
export function bystandersOf(view: WorkloadView, targets: readonly FaultTargets[]): readonly Bystander[] {
  const cut = new Set(
    targets.filter(({ resourceType }) => resourceType === 'aws:ec2:subnet').flatMap(({ arns }) => arns),
  );
  if (cut.size === 0) return [];
  const own = new Set([...view.own('ec2.instance'), ...view.own('elb.load-balancer')].map(({ arn }) => arn));
  const isCut = (account: string, region: string, id: string | undefined) =>
    [...cut].some((arn) => arn.endsWith(`:${region}:${account}:subnet/${id}`));
  const others = [
    ...view
      .all('ec2.instance')
      .filter(
        ({ state, account, region, subnetId }) => state === 'running' && isCut(account, region, subnetId),
      ),
    ...view
      .all('elb.load-balancer')
      .filter(({ account, region, subnets }) => (subnets ?? []).some(({ id }) => isCut(account, region, id))),
  ].filter(({ arn }) => !own.has(arn));
  return others.map(({ arn, tags }) => {
    const workload = ownerOf(view.environment, tags);
    return workload === undefined ? { arn } : { arn, workload };
  });
}

function ownerOf({ workloads }: Environment, tags: Tags): string | undefined {
  return workloads.find(({ select }) => {
    const wanted = Object.entries(select.tags);
    return wanted.length > 0 && wanted.every(([key, value]) => tags[key] === value);
  })?.name;
}
