import { amazonLinux } from '../../services/ec2/images.ts';
import type { TagMap } from '../../world/tags.ts';
import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import { SHOP } from './places.ts';
import { type Recovery, type ShopWorkload, shopTags } from './shop-tags.ts';

/** The web servers of one workload in one Region: an instance in each of the zones, behind one load balancer. */
export interface WebFleet {
  readonly workload: Extract<ShopWorkload, 'orders' | 'catalogue'>;
  readonly region: string;
  /** Name of load balancer and target group. */
  readonly name: string;
  /** Zone letters; the load balancer is in these too. */
  readonly zones: readonly string[];
  /** Id of the security group of the servers and of their load balancer. */
  readonly group: string;
  /** Size of each server's data volume, where it has one. */
  readonly dataGiB?: number;
}

/** What became of a fleet. */
export interface FoundedFleet {
  readonly instanceIds: readonly string[];
  readonly dataVolumeIds: readonly string[];
}

/** Launches a fleet's servers and makes their data volumes; both take a moment before they can be used. */
export async function launchFleet(founder: Founder, fleet: WebFleet): Promise<FoundedFleet> {
  const instanceIds: string[] = [];
  const dataVolumeIds: string[] = [];
  for (const zone of fleet.zones) {
    instanceIds.push(await launch(founder, fleet, zone));
    if (fleet.dataGiB !== undefined)
      dataVolumeIds.push(await makeVolume(founder, fleet, zone, fleet.dataGiB));
  }
  return { instanceIds, dataVolumeIds };
}

async function launch({ call }: Founder, fleet: WebFleet, zone: string): Promise<string> {
  const { Instances } = (await call({
    ...ec2In(fleet),
    operation: 'RunInstances',
    input: {
      ImageId: amazonLinux(fleet.region, 'arm64', 'older'),
      InstanceType: 'm7g.large',
      MinCount: 1,
      MaxCount: 1,
      SecurityGroupIds: [fleet.group],
      Placement: { AvailabilityZone: `${fleet.region}${zone}` },
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: { VolumeSize: 20, VolumeType: 'gp3', DeleteOnTermination: true, ...encrypted },
        },
      ],
      TagSpecifications: [
        { ResourceType: 'instance', Tags: tagList(tagsFor(fleet, 'rebuild', `web-${zone}`)) },
        { ResourceType: 'volume', Tags: tagList(tagsFor(fleet, 'rebuild', `web-${zone}-root`)) },
      ],
    },
  })) as { Instances: [{ InstanceId: string }] };
  return Instances[0].InstanceId;
}

const encrypted = { Encrypted: true, KmsKeyId: 'alias/shop-data' };

/** Where the EC2 calls of a fleet go. */
export function ec2In({ region }: WebFleet) {
  return { service: 'ec2', account: SHOP, region };
}

/** The tags of a part of a fleet, `orders01_web-a`; the fleet in the other Region says so. */
export function tagsFor({ workload, name }: WebFleet, recovery: Recovery, what: string): TagMap {
  const elsewhere = name.endsWith('-dr') ? 'dr-' : '';
  return shopTags(workload, recovery, `${workload}01_${elsewhere}${what}`);
}

async function makeVolume({ call }: Founder, fleet: WebFleet, zone: string, size: number): Promise<string> {
  const { VolumeId } = (await call({
    ...ec2In(fleet),
    operation: 'CreateVolume',
    input: {
      AvailabilityZone: `${fleet.region}${zone}`,
      Size: size,
      VolumeType: 'gp3',
      ...encrypted,
      TagSpecifications: [
        { ResourceType: 'volume', Tags: tagList(tagsFor(fleet, 'backup', `data-${zone}`)) },
      ],
    },
  })) as { VolumeId: string };
  return VolumeId;
}

/** Attaches the data volumes; they are kept when their instance goes, which is what attaching means by default. */
export async function attachVolumes(
  { call }: Founder,
  fleet: WebFleet,
  founded: FoundedFleet,
): Promise<void> {
  for (const [index, VolumeId] of founded.dataVolumeIds.entries())
    await call({
      ...ec2In(fleet),
      operation: 'AttachVolume',
      input: { VolumeId, InstanceId: founded.instanceIds[index], Device: '/dev/sdf' },
    });
}
