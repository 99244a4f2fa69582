import type { Instant } from '../../../base/instant.ts';
import type { CallContext } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { storedSubnet } from './stored-network.ts';

/** A subnet whose network ACL denies everything in and out of it. */
export interface IsolatedSubnet {
  readonly subnetId: string;
  readonly since: Instant;
  /** ARNs of the experiments that keep it so. */
  readonly by: readonly string[];
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By subnet id; a subnet that is not here is whole. */
    'ec2.isolated-subnet': IsolatedSubnet;
  }
}

/** Cuts a subnet off, in the name of an experiment. */
export async function isolateSubnet(context: CallContext, subnetId: string, by: string): Promise<void> {
  const { world, account, region } = context;
  const zone = zoneOf(context, subnetId);
  const rows = world.table('ec2.isolated-subnet', account, region);
  const known = rows.get(subnetId);
  rows.set(subnetId, {
    subnetId,
    since: known?.since ?? world.clock.now(),
    by: [...new Set([...(known?.by ?? []), by])],
  });
  if (known === undefined) await world.act({ kind: 'subnet-isolated', account, region, subnetId, zone });
}

/** Takes an experiment's isolation away; the subnet is whole again when no other keeps it. */
export async function restoreSubnet(context: CallContext, subnetId: string, by: string): Promise<void> {
  const { world, account, region } = context;
  const rows = world.table('ec2.isolated-subnet', account, region);
  const known = rows.get(subnetId);
  if (known?.by.includes(by) !== true) return;
  const others = known.by.filter((each) => each !== by);
  if (others.length > 0) {
    rows.set(subnetId, { ...known, by: others });
    return;
  }
  await makeWhole(context, subnetId);
}

/** Makes a subnet whole, whoever keeps it cut off. */
export async function makeWhole(context: CallContext, subnetId: string): Promise<void> {
  const { world, account, region } = context;
  const rows = world.table('ec2.isolated-subnet', account, region);
  if (!rows.has(subnetId)) return;
  const zone = zoneOf(context, subnetId);
  await world.act({ kind: 'subnet-restored', account, region, subnetId, zone });
  rows.delete(subnetId);
}

/** Whether nothing gets into or out of a subnet. */
export function isIsolated(world: World, { account, region }: Place, subnetId: string): boolean {
  return world.table('ec2.isolated-subnet', account, region).has(subnetId);
}

function zoneOf(context: CallContext, subnetId: string): string {
  return storedSubnet(context, subnetId).zone;
}
