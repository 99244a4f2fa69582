import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { Change } from '../../world/change.ts';
import { forgetTags, type Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { ec2Arn } from './resource.ts';
import { settleDue } from './under-way.ts';

export type InstanceState = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

/** One EC2 instance. Its volumes know that they are attached to it. */
export interface StoredInstance {
  readonly id: string;
  readonly reservationId: string;
  readonly imageId: string;
  readonly instanceType: string;
  /** While something is under way, `change.status` says what. */
  readonly state: InstanceState;
  readonly change?: Change<StoredInstance>;
  readonly zone: string;
  /** Absent = the zone's subnet of the default VPC. */
  readonly subnetId?: string;
  readonly vpcId?: string;
  /** Absent = it was launched into the default one. */
  readonly securityGroups?: readonly string[];
  readonly privateIp: string;
  readonly publicIp?: string;
  readonly launchedAt: Instant;
  readonly rootDevice: string;
  readonly keyName?: string;
  readonly launchIndex: number;
  readonly clientToken?: string;
  readonly terminationProtection: boolean;
  readonly stopProtection: boolean;
  /** Why it is no longer running. */
  readonly stateReason?: { readonly code: string; readonly message: string };
  readonly transitionReason: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    'ec2.instance': StoredInstance;
  }
}

/** The instances of one account and Region, as they are now. Tags stay until EC2 no longer lists the instance. */
export function instancesOf(world: World, { account, region }: Place): Map<string, StoredInstance> {
  return settleDue(world.table('ec2.instance', account, region), world.clock.now(), ({ id }) =>
    forgetTags(world, { account, region }, ec2Arn({ account, region }, 'instance', id)),
  );
}

/** What DescribeInstances says of its state. */
export function stateOf(instance: StoredInstance): InstanceState {
  return (instance.change?.status as InstanceState | undefined) ?? instance.state;
}

const CODES: Record<InstanceState, number> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

/** A state with its number, as EC2 writes it. */
export function stateWithCode(state: InstanceState): { Code: number; Name: InstanceState } {
  return { Code: CODES[state], Name: state };
}

/** The instances that the caller names; one that is not there fails the whole call. */
export function namedInstances(context: CallContext, ids: readonly string[]): StoredInstance[] {
  const rows = instancesOf(context.world, context);
  for (const id of ids) {
    if (!/^i-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
      throw new Fault('InvalidInstanceID.Malformed', `Invalid id: "${id}"`);
  }
  const missing = ids.filter((id) => !rows.has(id));
  if (missing.length === 1)
    throw new Fault('InvalidInstanceID.NotFound', `The instance ID '${missing[0]}' does not exist`);
  if (missing.length > 1)
    throw new Fault('InvalidInstanceID.NotFound', `The instance IDs '${missing.join(', ')}' do not exist`);
  return [...new Set(ids)].flatMap((id) => rows.get(id) ?? []);
}
