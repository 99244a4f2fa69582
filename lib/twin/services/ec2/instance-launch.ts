import type { BlockDeviceMapping, Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { type CallContext, Fault } from '../../service.ts';
import { hexId } from '../../world/identifier.ts';
import { reservationsOf } from './instances.ts';
import { newVolume } from './new-volume.ts';
import { newId, tagNew } from './resource.ts';
import { namedImage } from './images.ts';
import { instancesOf, type StoredInstance } from './stored-instance.ts';
import { storedSubnet } from './stored-network.ts';
import { namedGroups } from './stored-security-group.ts';
import { underWay } from './under-way.ts';
import { type Zone, zoneNamed, zonesOf } from './zones.ts';

const START_SECONDS = 20;
const ROOT_DEVICE = '/dev/xvda';
const ROOT_GIB = 8;

/** Launching EC2 instances. */
export const instanceLaunch = {
  RunInstances(input: RunInstancesRequest, context: CallContext): Reservation {
    const earlier = launchedWith(input.ClientToken, context);
    const launched = earlier.length > 0 ? earlier : launchAll(input, context);
    const [reservation] = reservationsOf(launched, context);
    return reservation ?? { Instances: [] };
  },
};

/** The same client token gives the same instances again. */
function launchedWith(token: string | undefined, context: CallContext): StoredInstance[] {
  if (token === undefined) return [];
  return [...instancesOf(context.world, context).values()].filter((row) => row.clientToken === token);
}

function launchAll(input: RunInstancesRequest, context: CallContext): StoredInstance[] {
  const { MinCount: least = 1, MaxCount: most = 1 } = input;
  if (least < 1 || most < least)
    throw new Fault(
      'InvalidParameterValue',
      `Value (${least}) for parameter minCount is invalid. Must be at least 1 and no more than maxCount.`,
    );
  if (input.ImageId === undefined && input.LaunchTemplate === undefined)
    throw new Fault('MissingParameter', 'The request must contain the parameter ImageId');
  if (input.ImageId !== undefined) namedImage(context, input.ImageId);
  if (input.KeyName !== undefined)
    throw new Fault('InvalidKeyPair.NotFound', `The key pair '${input.KeyName}' does not exist`);
  namedGroups(context, input.SecurityGroupIds ?? []);
  const zone = zoneFor(input, context);
  const reservationId = newId(context.world, context, 'reservation');
  return Array.from({ length: most }, (_, index) => launch(input, zone, reservationId, index, context));
}

function zoneFor(
  { SubnetId, Placement, NetworkInterfaces }: RunInstancesRequest,
  context: CallContext,
): Zone {
  const zones = zonesOf(context);
  const subnetId = SubnetId ?? NetworkInterfaces?.[0]?.SubnetId;
  if (subnetId !== undefined) {
    const subnet = storedSubnet(context, subnetId);
    return { ...zoneNamed(context, subnet.zone), subnetId, vpcId: subnet.vpcId };
  }
  const byId = zones.find((each) => each.id === Placement?.AvailabilityZoneId);
  return byId ?? zoneNamed(context, Placement?.AvailabilityZone ?? zones[0]?.name ?? '');
}

function launch(
  input: RunInstancesRequest,
  zone: Zone,
  reservationId: string,
  index: number,
  context: CallContext,
): StoredInstance {
  const { world, account, region } = context;
  const id = newId(world, context, 'instance');
  const row: StoredInstance = {
    id,
    reservationId,
    imageId: input.ImageId ?? `ami-${hexId(`image of ${input.LaunchTemplate?.LaunchTemplateId}`, 17)}`,
    instanceType: input.InstanceType ?? 'm1.small',
    state: 'running',
    change: underWay(world, 'pending', START_SECONDS),
    zone: zone.name,
    subnetId: zone.subnetId,
    vpcId: zone.vpcId,
    ...(input.SecurityGroupIds === undefined ? {} : { securityGroups: input.SecurityGroupIds }),
    privateIp: input.PrivateIpAddress ?? privateIpOf(id),
    launchedAt: world.clock.now(),
    rootDevice: ROOT_DEVICE,
    launchIndex: index,
    terminationProtection: input.DisableApiTermination ?? false,
    stopProtection: input.DisableApiStop ?? false,
    transitionReason: '',
    ...(input.ClientToken === undefined ? {} : { clientToken: input.ClientToken }),
  };
  tagNew(context, 'instance', id, input.TagSpecifications);
  for (const mapping of devicesOf(input)) attachNew(mapping, row, input, context);
  world.table('ec2.instance', account, region).set(id, row);
  return row;
}

/** The root volume comes from the image, unless the caller says otherwise. */
function devicesOf({ BlockDeviceMappings: asked = [] }: RunInstancesRequest): BlockDeviceMapping[] {
  const hasRoot = asked.some((each) => each.DeviceName === ROOT_DEVICE);
  const all = hasRoot ? asked : [{ DeviceName: ROOT_DEVICE, Ebs: {} }, ...asked];
  return all.filter((each) => each.Ebs !== undefined && each.NoDevice === undefined);
}

function attachNew(
  { DeviceName: device = '', Ebs: ebs = {} }: BlockDeviceMapping,
  row: StoredInstance,
  { TagSpecifications }: RunInstancesRequest,
  context: CallContext,
): void {
  const volume = newVolume(context, {
    zone: row.zone,
    sizeGiB:
      ebs.VolumeSize ?? (device === ROOT_DEVICE && ebs.SnapshotId === undefined ? ROOT_GIB : undefined),
    snapshotId: ebs.SnapshotId,
    volumeType: ebs.VolumeType,
    iops: ebs.Iops,
    throughput: ebs.Throughput,
    encrypted: ebs.Encrypted,
    keyId: ebs.KmsKeyId,
    attachment: {
      instanceId: row.id,
      device,
      deleteOnTermination: ebs.DeleteOnTermination ?? true,
      attachedAt: context.world.clock.now(),
    },
  });
  tagNew(context, 'volume', volume.id, TagSpecifications);
}

function privateIpOf(id: string): string {
  const digits = Number.parseInt(hexId(`address of ${id}`, 5), 16);
  return `172.31.${(digits >> 8) % 96}.${(digits % 250) + 4}`;
}
