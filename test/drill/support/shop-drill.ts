import { formatIsoDuration } from '../../../lib/base/iso-duration.ts';
import type { Fault, Scenario } from '../../../lib/drill/scenario.ts';
import type { ResolvedTarget } from '../../../lib/drill/nemeses/index.ts';
import { scenario } from '../guard/guard-subject.ts';
import { type DrillWorld, HOME, SHOP } from './drill-world.ts';

/** What a zone of the workload orders holds, and a scenario that takes it away for a minute of AWS. */
export interface ShopDrill {
  readonly scenario: Scenario;
  readonly targets: readonly ResolvedTarget[];
}

const LENGTH = 60;

export const STOP: Fault = {
  id: 'stop-servers',
  action: 'aws:ec2:stop-instances',
  parameters: { startInstancesAfterDuration: 'PT1M', completeIfInstancesTerminated: 'true' },
  duration: LENGTH,
  startAfter: [],
};
export const CUT: Fault = {
  id: 'cut-network',
  action: 'aws:network:disrupt-connectivity',
  parameters: { scope: 'all', duration: 'PT1M' },
  duration: LENGTH,
  startAfter: [],
};
export const FAIL_OVER: Fault = {
  id: 'fail-over-instances',
  action: 'aws:rds:reboot-db-instances',
  parameters: { forceFailover: 'true' },
  startAfter: [],
  optional: true,
};
export const FAIL_OVER_CLUSTERS: Fault = {
  id: 'fail-over-clusters',
  action: 'aws:rds:failover-db-cluster',
  parameters: {},
  startAfter: [],
  optional: true,
};

/** The same fault for another length, seconds of AWS. */
export function lasting(fault: Fault, seconds: number): Fault {
  const lasts = 'duration' in fault.parameters ? 'duration' : 'startInstancesAfterDuration';
  const parameters = { ...fault.parameters, [lasts]: formatIsoDuration(seconds) };
  return { ...fault, parameters, duration: seconds };
}

/** A drill of these faults on one zone of the shop's orders. */
export async function shopDrill(world: DrillWorld, faults: readonly Fault[]): Promise<ShopDrill> {
  const zone = `${HOME}a`;
  const servers = await serversOf(world, 'orders');
  const { Subnets } = await world.ask<{ Subnets: { SubnetArn: string; AvailabilityZone: string }[] }>(
    'ec2',
    'DescribeSubnets',
  );
  const ARNS: Readonly<Record<string, readonly string[]>> = {
    'stop-servers': servers.filter((one) => one.zone === zone).map(({ id }) => instanceArn(id)),
    'cut-network': Subnets.filter((one) => one.AvailabilityZone === zone).map(({ SubnetArn }) => SubnetArn),
    'fail-over-instances': [`arn:aws:rds:${HOME}:${SHOP}:db:orders-db`],
    'fail-over-clusters': [`arn:aws:rds:${HOME}:${SHOP}:cluster:ledger`],
  };
  const types: Readonly<Record<string, string>> = {
    'stop-servers': 'aws:ec2:instance',
    'cut-network': 'aws:ec2:subnet',
    'fail-over-instances': 'aws:rds:db',
    'fail-over-clusters': 'aws:rds:cluster',
  };
  return {
    scenario: scenario({ faults }),
    targets: faults.map(({ id }) => ({
      fault: id,
      resourceType: types[id] ?? '',
      arns: ARNS[id] ?? [],
      candidates: 3,
    })),
  };
}

function instanceArn(id: string): string {
  return `arn:aws:ec2:${HOME}:${SHOP}:instance/${id}`;
}

interface Server {
  readonly id: string;
  readonly zone: string;
}

async function serversOf(world: DrillWorld, workload: string): Promise<readonly Server[]> {
  const { Reservations } = await world.ask<{
    Reservations: { Instances: { InstanceId: string; Placement: { AvailabilityZone: string } }[] }[];
  }>('ec2', 'DescribeInstances', { Filters: [{ Name: 'tag:workload', Values: [workload] }] });
  return Reservations.flatMap(({ Instances }) =>
    Instances.map(({ InstanceId, Placement }) => ({ id: InstanceId, zone: Placement.AvailabilityZone })),
  );
}
