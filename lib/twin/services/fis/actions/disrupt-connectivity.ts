import { isolateSubnet, restoreSubnet } from '../../ec2/isolated-subnet.ts';
import type { ActionKind } from './action-kind.ts';
import { duration, oneOf } from './parameter-kinds.ts';

/** Cuts subnets off. AWS swaps their network ACL for one that denies, and swaps it back; traffic inside a subnet goes on. */
export const disruptConnectivity: ActionKind = {
  id: 'aws:network:disrupt-connectivity',
  description: 'Deny the specified traffic to and from the target subnets.',
  slot: { name: 'Subnets', resourceType: 'aws:ec2:subnet' },
  parameters: {
    // The other scopes of AWS (availability-zone, vpc, s3, dynamodb, prefix-list) are not modelled, and refused.
    scope: oneOf('The type of traffic to deny: all.', ['all']),
    duration: duration('The duration of the action (ISO 8601 duration).', true),
  },
  lasts: 'duration',
  begin: ({ context, targets, experimentArn }) =>
    Promise.all(targets.map(({ arn }) => isolateSubnet(context, subnetId(arn), experimentArn))),
  restore: async ({ context, targets, experimentArn }) => {
    await Promise.all(targets.map(({ arn }) => restoreSubnet(context, subnetId(arn), experimentArn)));
    return true;
  },
};

function subnetId(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
