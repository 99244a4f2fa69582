import type { CallContext } from '../../../service.ts';
import { imagesOf } from '../../ec2/images.ts';
import { instancesOf } from '../../ec2/stored-instance.ts';
import { securityGroupsOf } from '../../ec2/stored-security-group.ts';
import { subnetsIn, vpcsIn } from '../../ec2/stored-network.ts';
import { volumesOf } from '../../ec2/stored-volume.ts';
import { zonesOf } from '../../ec2/zones.ts';
import { zonesOf as hostedZonesOf } from '../../route53/stored-zone.ts';

type Look = (value: string, context: CallContext) => boolean;

/** Whether a thing of this kind is there, as parameters of AWS's own types are checked. */
const LOOKS: Readonly<Record<string, Look>> = {
  'AWS::EC2::AvailabilityZone::Name': (name, context) => zonesOf(context).some((zone) => zone.name === name),
  'AWS::EC2::Image::Id': (id, context) => imagesOf(context).some((image) => image.id === id),
  'AWS::EC2::Instance::Id': (id, context) => instancesOf(context.world, context).has(id),
  // The twin has no key pairs, so there is none of any name.
  'AWS::EC2::KeyPair::KeyName': () => false,
  'AWS::EC2::SecurityGroup::Id': (id, context) => securityGroupsOf(context).has(id),
  'AWS::EC2::Subnet::Id': (id, context) => subnetsIn(context).some((subnet) => subnet.id === id),
  'AWS::EC2::VPC::Id': (id, context) => vpcsIn(context).some((vpc) => vpc.id === id),
  'AWS::EC2::Volume::Id': (id, context) => volumesOf(context.world, context).has(id),
  'AWS::Route53::HostedZone::Id': (id, context) => hostedZonesOf(context).has(id),
};

/** Whether the account has what a parameter's value names. */
export function isInAccount(kind: string, value: string, context: CallContext): boolean {
  return LOOKS[kind]?.(value, context) ?? false;
}
