import { putStack, putStackResource } from '../../services/cloudformation/index.ts';
import { addTags } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import type { RunningFleet } from './compute.ts';
import type { LedgerKind } from './databases.ts';
import { HOME, SHOP } from './places.ts';
import { type ShopWorkload, shopTags } from './shop-tags.ts';

const place = { account: SHOP, region: HOME };

interface Member {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

/** The stacks that the three workloads were made from. They are written as they stand: the twin cannot run a template yet. */
export function foundStacks(founder: Founder, fleets: readonly RunningFleet[], ledger: LedgerKind): void {
  foundStack(founder, 'orders', [
    ...webMembers(fleets, 'orders'),
    database('OrdersDb', 'orders-db'),
    { logicalId: 'OrdersProxy', type: 'AWS::RDS::DBProxy', physicalId: 'orders-proxy' },
    topic(founder),
  ]);
  foundStack(founder, 'catalogue', [
    ...webMembers(fleets, 'catalogue'),
    { logicalId: 'Cache', type: 'AWS::ElastiCache::ReplicationGroup', physicalId: 'catalogue-cache' },
  ]);
  foundStack(founder, 'ledger', [
    { logicalId: 'Ledger', type: 'AWS::RDS::DBCluster', physicalId: 'ledger' },
    ...(ledger === 'aurora' ? [1, 2, 3] : []).map((member) =>
      database(`LedgerMember${member}`, `ledger-${member}`),
    ),
  ]);
}

function foundStack(
  { world }: Founder,
  workload: Exclude<ShopWorkload, 'platform'>,
  members: readonly Member[],
): void {
  const tags = shopTags(workload, 'rebuild', `${workload}01_stack`);
  const stack = putStack(world, place, { name: `shop-${workload}`, tags });
  for (const member of members) putStackResource(world, place, { ...member, stackArn: stack.arn });
}

function webMembers(fleets: readonly RunningFleet[], workload: ShopWorkload): Member[] {
  const fleet = fleets.find((one) => one.workload === workload && one.region === HOME);
  if (fleet === undefined) return [];
  const server = (index: number) => fleet.zones[index]?.toUpperCase() ?? '';
  return [
    {
      logicalId: 'Balancer',
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      physicalId: fleet.loadBalancerArn,
    },
    {
      logicalId: 'Targets',
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      physicalId: fleet.targetGroupArn,
    },
    ...fleet.instanceIds.map((physicalId, index) => ({
      logicalId: `Web${server(index)}`,
      type: 'AWS::EC2::Instance',
      physicalId,
    })),
    ...fleet.dataVolumeIds.map((physicalId, index) => ({
      logicalId: `Data${server(index)}`,
      type: 'AWS::EC2::Volume',
      physicalId,
    })),
  ];
}

function database(logicalId: string, physicalId: string): Member {
  return { logicalId, type: 'AWS::RDS::DBInstance', physicalId };
}

/** The topic is there in name only, the twin has no SNS: what belongs to a workload and nobody reads has to be met somewhere. */
function topic({ world }: Founder): Member {
  const physicalId = `arn:aws:sns:${HOME}:${SHOP}:orders-events`;
  addTags(world, place, physicalId, shopTags('orders', 'rebuild', 'orders01_events'));
  return { logicalId: 'Events', type: 'AWS::SNS::Topic', physicalId };
}
