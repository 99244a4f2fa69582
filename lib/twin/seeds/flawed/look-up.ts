import type { Invoke } from '../planted-fault.ts';
import { HOME, SHOP } from '../shop/places.ts';

/** Where the shop's data are. */
export const rds = { service: 'rds', account: SHOP, region: HOME };
export const ec2 = { service: 'ec2', account: SHOP, region: HOME };
export const elb = { service: 'elasticloadbalancing', account: SHOP, region: HOME };
export const elasticache = { service: 'elasticache', account: SHOP, region: HOME };
export const backup = { service: 'backup', account: SHOP, region: HOME };
export const route53 = { service: 'route53', account: SHOP, region: 'us-east-1' };

/** Ids are chosen by AWS: what people know by a name is looked up by it. Throws RangeError where nothing has the name. */
export function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new RangeError(`nothing is named ${name}`);
  return thing;
}

/** The id of the volume with this tag Name. */
export async function volumeId(read: Invoke, name: string): Promise<string> {
  const { Volumes } = (await read({
    ...ec2,
    operation: 'DescribeVolumes',
    input: { Filters: [{ Name: 'tag:Name', Values: [name] }] },
  })) as { Volumes: { VolumeId: string }[] };
  return found(Volumes[0], name).VolumeId;
}

/** The ARN of the volume with this tag Name. */
export async function volumeArn(read: Invoke, name: string): Promise<string> {
  return `arn:aws:ec2:${HOME}:${SHOP}:volume/${await volumeId(read, name)}`;
}

/** The id of the instance with this tag Name. */
export async function instanceId(read: Invoke, name: string): Promise<string> {
  const { Reservations } = (await read({
    ...ec2,
    operation: 'DescribeInstances',
    input: { Filters: [{ Name: 'tag:Name', Values: [name] }] },
  })) as { Reservations: { Instances: { InstanceId: string }[] }[] };
  return found(Reservations[0]?.Instances[0], name).InstanceId;
}

/** The id of the health check that was made for the load balancer of this name. */
export async function healthCheckId(read: Invoke, balancer: string): Promise<string> {
  const { HealthChecks } = (await read({ ...route53, operation: 'ListHealthChecks' })) as {
    HealthChecks: { Id: string; CallerReference: string }[];
  };
  return found(
    HealthChecks.find((one) => one.CallerReference === balancer),
    balancer,
  ).Id;
}

/** The target group of this name in a Region. */
export async function targetGroup(
  read: Invoke,
  name: string,
  region: string,
): Promise<{ readonly arn: string; readonly instanceIds: readonly string[] }> {
  const { TargetGroups } = (await read({
    ...elb,
    region,
    operation: 'DescribeTargetGroups',
    input: { Names: [name] },
  })) as { TargetGroups: { TargetGroupArn: string }[] };
  const arn = found(TargetGroups[0], name).TargetGroupArn;
  const { TargetHealthDescriptions } = (await read({
    ...elb,
    region,
    operation: 'DescribeTargetHealth',
    input: { TargetGroupArn: arn },
  })) as { TargetHealthDescriptions: { Target: { Id: string } }[] };
  return { arn, instanceIds: TargetHealthDescriptions.map(({ Target }) => Target.Id) };
}
