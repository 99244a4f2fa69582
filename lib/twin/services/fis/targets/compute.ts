import { tagsOf } from '../../../world/tags.ts';
import { reservationsOf } from '../../ec2/instances.ts';
import { ec2Arn } from '../../ec2/resource.ts';
import { instancesOf } from '../../ec2/stored-instance.ts';
import { subnetsOf } from '../../ec2/subnets.ts';
import type { TargetKind } from './target-kind.ts';
import { inZones } from './zone-list.ts';

/** EC2 instances. */
export const instanceTargets: TargetKind = {
  resourceType: 'aws:ec2:instance',
  description: 'An EC2 instance.',
  parameters: {},
  list: (context) =>
    reservationsOf([...instancesOf(context.world, context).values()], context)
      .flatMap(({ Instances }) => Instances ?? [])
      .map((instance) => {
        const arn = ec2Arn(context, 'instance', instance.InstanceId ?? '');
        return {
          arn,
          tags: tagsOf(context.world, context, arn),
          description: instance,
          zones: [instance.Placement?.AvailabilityZone ?? ''],
        };
      }),
};

/** Subnets. */
export const subnetTargets: TargetKind = {
  resourceType: 'aws:ec2:subnet',
  description: 'A subnet.',
  parameters: {
    availabilityZoneIdentifier: inZones('The Availability Zone (name or id) of the subnets.'),
    vpc: {
      description: 'The VPC of the subnets.',
      matches: ({ description }, value) => (description as { VpcId?: string }).VpcId === value,
    },
  },
  list: (context) =>
    subnetsOf(context).map((subnet) => ({
      arn: subnet.SubnetArn,
      tags: tagsOf(context.world, context, subnet.SubnetArn),
      description: subnet,
      zones: [subnet.AvailabilityZone],
    })),
};
