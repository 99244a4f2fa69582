import type { IpPermission } from '@aws-sdk/client-ec2';
import { type CallContext, Fault } from '../../service.ts';
import { hexId } from '../../world/identifier.ts';
import { vpcsIn } from './stored-network.ts';

/** One security group. The twin keeps its rules and lets everything pass. */
export interface StoredSecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  /** Every VPC has one. */
  readonly isDefault: boolean;
  readonly ingress: readonly IpPermission[];
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id; the default groups of VPCs are not among them. */
    'ec2.security-group': StoredSecurityGroup;
  }
}

/** The security groups of an account in a Region, by id: those that were made, and the default one of each VPC. */
export function securityGroupsOf(context: CallContext): ReadonlyMap<string, StoredSecurityGroup> {
  const { world, account, region } = context;
  const defaults = vpcsIn(context).map(({ id: vpcId }): [string, StoredSecurityGroup] => {
    const id = `sg-${hexId(`default group of ${vpcId}`, 17)}`;
    const description = 'default VPC security group';
    return [id, { id, name: 'default', description, vpcId, isDefault: true, ingress: [] }];
  });
  return new Map([...defaults, ...world.table('ec2.security-group', account, region)]);
}

/** The groups of these ids. One that is not there fails the whole call. */
export function namedGroups(context: CallContext, ids: readonly string[]): StoredSecurityGroup[] {
  const rows = securityGroupsOf(context);
  return ids.map((id) => {
    const found = rows.get(id);
    if (found === undefined)
      throw new Fault('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
    return found;
  });
}
