import { ec2 } from '../../ec2/index.ts';
import type { ActionKind } from './action-kind.ts';
import { perform } from './perform.ts';

/** Reboots instances. */
export const rebootInstances: ActionKind = {
  id: 'aws:ec2:reboot-instances',
  description: 'Reboot the specified EC2 instances.',
  slot: { name: 'Instances', resourceType: 'aws:ec2:instance' },
  parameters: {},
  begin: ({ context, targets }) =>
    perform(
      ec2,
      'RebootInstances',
      { InstanceIds: targets.map(({ arn }) => arn.slice(arn.lastIndexOf('/') + 1)) },
      context,
    ),
};
