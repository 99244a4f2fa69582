import type { DBSubnetGroup } from '@aws-sdk/client-rds';
import { type CallContext, Fault } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import { subnetsIn } from '../ec2/stored-network.ts';

/** One DB subnet group. */
export interface StoredSubnetGroup {
  readonly name: string;
  readonly description: string;
  readonly subnetIds: readonly string[];
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By name. */
    'rds.subnet-group': StoredSubnetGroup;
  }
}

/** The DB subnet groups of one account and Region. */
export function subnetGroupRows({ world, account, region }: CallContext): Map<string, StoredSubnetGroup> {
  return world.table('rds.subnet-group', account, region);
}

/** The DB subnet group of this name. Throws DBSubnetGroupNotFoundFault. */
export function findSubnetGroup(name: string | undefined, context: CallContext): StoredSubnetGroup {
  const found = subnetGroupRows(context).get((name ?? '').toLowerCase());
  if (found !== undefined) return found;
  throw new Fault('DBSubnetGroupNotFoundFault', `DB subnet group '${name}' does not exist.`);
}

/** The ARN of a DB subnet group. */
export function subnetGroupArn({ account, region }: Place, name: string): string {
  return `arn:aws:rds:${region}:${account}:subgrp:${name}`;
}

/** A subnet group as RDS describes it. */
export function subnetGroupView(
  { name, description, subnetIds }: StoredSubnetGroup,
  context: CallContext,
): DBSubnetGroup {
  const subnets = subnetsIn(context).filter(({ id }) => subnetIds.includes(id));
  return {
    DBSubnetGroupName: name,
    DBSubnetGroupDescription: description,
    DBSubnetGroupArn: subnetGroupArn(context, name),
    VpcId: subnets[0]?.vpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: subnetIds.map((id) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: subnets.find((subnet) => subnet.id === id)?.zone },
      SubnetStatus: 'Active',
    })),
  };
}
