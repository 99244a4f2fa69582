import type {
  DescribeInstancesRequest,
  DescribeInstancesResult,
  Instance,
  InstanceBlockDeviceMapping,
  Reservation,
} from '@aws-sdk/client-ec2';
import type { _InstanceType } from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import { tagList } from '../../world/tags.ts';
import { type Fields, matches, present, tagFields } from './filters.ts';
import { checkPageSize, ec2Tags } from './resource.ts';
import {
  instancesOf,
  namedInstances,
  stateOf,
  stateWithCode,
  type StoredInstance,
} from './stored-instance.ts';
import { securityGroupsOf } from './stored-security-group.ts';
import { type StoredVolume, volumesOn } from './stored-volume.ts';
import { zoneNamed } from './zones.ts';

/** Looking at EC2 instances. */
export const instances = {
  DescribeInstances(input: DescribeInstancesRequest, context: CallContext): DescribeInstancesResult {
    checkPageSize(input.MaxResults, input.InstanceIds, 'instancesSet');
    if (input.InstanceIds !== undefined && input.InstanceIds.length > 0) {
      const named = namedInstances(context, input.InstanceIds);
      const found = named.filter((row) => matches(input.Filters, () => fieldsOf(row, context)));
      return { Reservations: reservationsOf(found, context) };
    }
    const rows = [...instancesOf(context.world, context).values()];
    const { items, next } = page(
      rows.filter((row) => matches(input.Filters, () => fieldsOf(row, context))),
      {
        token: input.NextToken,
        max: input.MaxResults,
        context,
        id: (row) => row.id,
        limit: 1_000,
        scope: JSON.stringify(input.Filters ?? []),
      },
    );
    return { Reservations: reservationsOf(items, context), NextToken: next };
  },
};

/** Groups instances by the call that launched them, as EC2 lists them. */
export function reservationsOf(rows: readonly StoredInstance[], context: CallContext): Reservation[] {
  const volumes = volumesOn(
    rows.map(({ id }) => id),
    context,
  );
  const byReservation = new Map<string, StoredInstance[]>();
  for (const row of rows)
    byReservation.set(row.reservationId, [...(byReservation.get(row.reservationId) ?? []), row]);
  return [...byReservation].map(([reservationId, members]) => ({
    ReservationId: reservationId,
    OwnerId: context.account,
    Groups: [],
    Instances: members.map((row) => instanceOf(row, volumes.get(row.id) ?? [], context)),
  }));
}

function instanceOf(row: StoredInstance, volumes: readonly StoredVolume[], context: CallContext): Instance {
  const zone = zoneNamed(context, row.zone);
  const isGone = stateOf(row) === 'terminated';
  const tags = tagList(ec2Tags(context, 'instance', row.id));
  return {
    InstanceId: row.id,
    ImageId: row.imageId,
    InstanceType: row.instanceType as _InstanceType,
    State: stateWithCode(stateOf(row)),
    Placement: {
      AvailabilityZone: zone.name,
      AvailabilityZoneId: zone.id,
      GroupName: '',
      Tenancy: 'default',
    },
    LaunchTime: new Date(row.launchedAt),
    AmiLaunchIndex: row.launchIndex,
    Architecture: architectureOf(row.instanceType),
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    RootDeviceName: row.rootDevice,
    RootDeviceType: 'ebs',
    EbsOptimized: false,
    Monitoring: { State: 'disabled' },
    StateTransitionReason: row.transitionReason,
    PrivateDnsName: isGone ? '' : privateName(row.privateIp, context.region),
    PublicDnsName: '',
    ProductCodes: [],
    SecurityGroups: (row.securityGroups ?? []).map((GroupId) => ({
      GroupId,
      GroupName: securityGroupsOf(context).get(GroupId)?.name ?? '',
    })),
    NetworkInterfaces: [],
    BlockDeviceMappings: volumes.map((volume) => mappingOf(volume, row.id)),
    Tags: tags,
    ...(isGone
      ? {}
      : {
          SubnetId: row.subnetId ?? zone.subnetId,
          VpcId: row.vpcId ?? zone.vpcId,
          PrivateIpAddress: row.privateIp,
        }),
    ...(row.publicIp === undefined ? {} : { PublicIpAddress: row.publicIp }),
    ...(row.keyName === undefined ? {} : { KeyName: row.keyName }),
    ...(row.clientToken === undefined ? {} : { ClientToken: row.clientToken }),
    ...(row.stateReason === undefined
      ? {}
      : { StateReason: { Code: row.stateReason.code, Message: row.stateReason.message } }),
  };
}

/** A `g` after the generation marks Graviton: `m7g`, `c6gn`, `t4g`. */
function architectureOf(instanceType: string): 'arm64' | 'x86_64' {
  return /^[a-z]+\d+g/.test(instanceType) ? 'arm64' : 'x86_64';
}

function mappingOf(volume: StoredVolume, instanceId: string): InstanceBlockDeviceMapping {
  const attachment = volume.attachments.find((each) => each.instanceId === instanceId);
  return {
    DeviceName: attachment?.device,
    Ebs: {
      VolumeId: volume.id,
      Status: 'attached',
      DeleteOnTermination: attachment?.deleteOnTermination ?? false,
      ...(attachment === undefined ? {} : { AttachTime: new Date(attachment.attachedAt) }),
    },
  };
}

function privateName(ip: string, region: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${ip.replaceAll('.', '-')}.${domain}`;
}

function fieldsOf(row: StoredInstance, context: CallContext): Fields {
  const zone = zoneNamed(context, row.zone);
  return {
    ...tagFields(ec2Tags(context, 'instance', row.id)),
    'availability-zone': [zone.name],
    'availability-zone-id': [zone.id],
    'client-token': present(row.clientToken),
    'image-id': [row.imageId],
    'instance-id': [row.id],
    'instance-state-name': [stateOf(row)],
    'instance-state-code': [String(stateWithCode(stateOf(row)).Code)],
    'instance-type': [row.instanceType],
    'ip-address': present(row.publicIp),
    'key-name': present(row.keyName),
    'owner-id': [context.account],
    'private-ip-address': [row.privateIp],
    'reservation-id': [row.reservationId],
    'root-device-name': [row.rootDevice],
    'subnet-id': [row.subnetId ?? zone.subnetId],
    'vpc-id': [row.vpcId ?? zone.vpcId],
  };
}
