import type { WorkloadView } from '../../../estate/workload-view.ts';
import { partitionOf } from '../../../environment/partition-of.ts';
import type { Tags } from '../../../inventory/facts.ts';
import type { FaultTarget } from '../../scenario.ts';
import type { ResourceType } from '../fis-actions.ts';
import { cacheGroups, cachePrimaries } from './placed-caches.ts';
import type { Place } from './resolution.ts';

/** A resource of a workload that a fault could meet. */
export interface PlacedResource extends Place {
  readonly arn: string;
  readonly zone?: string;
  /** Every zone that it stands in, where those are several; `zone` is then that of its primary. */
  readonly zones?: readonly string[];
  readonly tags: Tags;
  /** How many machines it stands for: a database counts its standby, a cluster its members. */
  readonly members: number;
  /** Why no fault can meet it. */
  readonly spared?: string;
}

/** The workload's resources of one FIS type, in every account and Region, in the order of ARNs. */
export function placedResources(
  type: ResourceType,
  view: WorkloadView,
  carrying: FaultTarget['carrying'],
): readonly PlacedResource[] {
  switch (type) {
    case 'aws:ec2:instance':
      return view
        .own('ec2.instance')
        .filter(({ state }) => state === 'running')
        .map(one);
    case 'aws:ec2:ebs-volume':
      return view
        .own('ec2.volume')
        .filter(({ state }) => state === 'in-use')
        .map(one);
    case 'aws:ec2:subnet':
      return subnets(view, carrying === 'front-door');
    case 'aws:rds:db':
      return databases(view);
    case 'aws:rds:cluster':
      return clusters(view);
    case 'aws:elasticache:replicationgroup':
      return cacheGroups(view);
    case 'aws:elasticache:cluster':
      return cachePrimaries(view);
  }
}

type Zonal = Place & { readonly arn: string; readonly zone?: string; readonly tags: Tags };

function one({ arn, account, region, zone, tags }: Zonal): PlacedResource {
  return { arn, account, region, tags, members: 1, ...(zone === undefined ? {} : { zone }) };
}

/** A replica fails over with nobody, and the members of a cluster fail over with it. */
function databases(view: WorkloadView): readonly PlacedResource[] {
  return view
    .own('rds.instance')
    .filter(({ clusterId, replicaOf }) => clusterId === undefined && replicaOf === undefined)
    .map((instance) => ({
      ...one(instance),
      members: instance.multiAz ? 2 : 1,
      ...(instance.multiAz ? {} : { spared: 'it keeps no standby that could take over' }),
    }));
}

function clusters(view: WorkloadView): readonly PlacedResource[] {
  return view.own('rds.cluster').map((cluster) => {
    const writer = cluster.members.find(({ writer: isWriter }) => isWriter)?.instanceId;
    const zone = view
      .all('rds.instance')
      .find(
        ({ id, account, region }) =>
          id === writer && account === cluster.account && region === cluster.region,
      )?.zone;
    return {
      ...one({ ...cluster, ...(zone === undefined ? {} : { zone }) }),
      members: cluster.members.length,
      ...(cluster.members.length > 1 ? {} : { spared: 'it has no other member that could take over' }),
    };
  });
}

/** Those that carry something of the workload. Their own tags stand with the tagged resources, if anywhere. */
function subnets(view: WorkloadView, frontDoorOnly: boolean): readonly PlacedResource[] {
  const servers = frontDoorOnly ? [] : view.own('ec2.instance').filter(({ state }) => state === 'running');
  const carried = [
    ...servers.flatMap(({ account, region, zone, subnetId }) =>
      subnetId === undefined ? [] : [{ account, region, zone, id: subnetId }],
    ),
    ...view
      .own('elb.load-balancer')
      .flatMap(({ account, region, subnets: own }) =>
        (own ?? []).map(({ zone, id }) => ({ account, region, zone, id })),
      ),
  ];
  const tags = new Map(view.all('tagging.resource').map((resource) => [resource.arn, resource.tags]));
  const byArn = new Map(
    carried.map(({ id, ...where }) => {
      const arn = `arn:${partitionOf(where.region)}:ec2:${where.region}:${where.account}:subnet/${id}`;
      return [arn, one({ ...where, arn, tags: tags.get(arn) ?? {} })];
    }),
  );
  return [...byArn.values()].toSorted((left, right) => (left.arn < right.arn ? -1 : 1));
}
