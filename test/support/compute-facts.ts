import type {
  Ec2Instance,
  Ec2Snapshot,
  Ec2Volume,
  Ec2Zone,
  LoadBalancer,
  TargetGroup,
} from '../../lib/inventory/facts.ts';
import { factBase, HOME, SHOP } from './fact-base.ts';
import { ago } from './fixed-now.ts';
import { type Fields, made } from './made.ts';

/** A running instance in the first zone. */
export function ec2Instance(fields: Fields<Ec2Instance> = {}): Ec2Instance {
  return made<Ec2Instance>(
    {
      ...factBase(fields, 'i-0a', 'ec2:{region}:{account}:instance/{id}'),
      state: 'running',
      zone: `${fields.region ?? HOME}a`,
      instanceType: 't3.small',
      volumeIds: [],
      rootDevice: '/dev/xvda',
    },
    fields,
  );
}

/** An encrypted data volume that outlives its instance. */
export function ec2Volume(fields: Fields<Ec2Volume> = {}): Ec2Volume {
  return made<Ec2Volume>(
    {
      ...factBase(fields, 'vol-0a', 'ec2:{region}:{account}:volume/{id}'),
      state: 'in-use',
      zone: `${fields.region ?? HOME}a`,
      sizeGiB: 20,
      encrypted: true,
      keyArn: `arn:aws:kms:${HOME}:${SHOP}:key/shop-data`,
      createdAt: ago(90 * 86_400),
      attachments: [{ instanceId: 'i-0a', deleteOnTermination: false }],
    },
    fields,
  );
}

/** A finished snapshot of `vol-0a`, an hour old. */
export function ec2Snapshot(fields: Fields<Ec2Snapshot> = {}): Ec2Snapshot {
  return made<Ec2Snapshot>(
    {
      ...factBase(fields, 'snap-0a', 'ec2:{region}:{account}:snapshot/{id}'),
      volumeId: 'vol-0a',
      state: 'completed',
      dataTime: ago(3_600),
      completedAt: ago(3_300),
      encrypted: true,
      keyArn: `arn:aws:kms:${HOME}:${SHOP}:key/shop-data`,
      storageTier: 'standard',
      description: 'This snapshot is created by the AWS Backup service.',
    },
    fields,
  );
}

/** The zone `eu-west-1a`, in this account `euw1-az1`. */
export function ec2Zone(fields: Fields<Ec2Zone> = {}): Ec2Zone {
  const name = fields.zoneName ?? fields.id ?? 'eu-west-1a';
  return made<Ec2Zone>(
    {
      ...factBase(fields, name, 'ec2:{region}:{account}:availability-zone/{id}'),
      tags: {},
      zoneName: name,
      zoneId: zoneIdOf(name),
      state: 'available',
    },
    fields,
  );
}

/** The three zones of a Region as one account sees them. */
export function ec2Zones(region = HOME, account = SHOP): Ec2Zone[] {
  return ['a', 'b', 'c'].map((letter) => ec2Zone({ zoneName: `${region}${letter}`, region, account }));
}

/** An active ALB over three zones. */
export function loadBalancer(fields: Fields<LoadBalancer> = {}): LoadBalancer {
  const id = fields.id ?? fields.name ?? 'orders-web';
  const region = fields.region ?? HOME;
  return made<LoadBalancer>(
    {
      ...factBase(fields, id, 'elasticloadbalancing:{region}:{account}:loadbalancer/app/{id}/0a1b'),
      name: id,
      type: 'application',
      scheme: 'internet-facing',
      state: 'active',
      dnsName: `${id}-123.${region}.elb.amazonaws.com`,
      canonicalZoneId: 'Z32O12XQLNTSW2',
      zones: ['a', 'b', 'c'].map((letter) => `${region}${letter}`),
    },
    fields,
  );
}

/** A target group of `orders-web` with a healthy instance in each of three zones. */
export function targetGroup(fields: Fields<TargetGroup> = {}): TargetGroup {
  const id = fields.id ?? fields.name ?? 'orders-web';
  const region = fields.region ?? HOME;
  return made<TargetGroup>(
    {
      ...factBase(fields, id, 'elasticloadbalancing:{region}:{account}:targetgroup/{id}/2c3d'),
      name: id,
      targetType: 'instance',
      loadBalancerArns: [loadBalancer({ id, region, account: fields.account }).arn],
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
      healthCheckPath: '/health',
      targets: ['a', 'b', 'c'].map((letter) => ({
        id: `i-0${letter}`,
        zone: `${region}${letter}`,
        state: 'healthy',
      })),
    },
    fields,
  );
}

function zoneIdOf(zoneName: string): string {
  const [, area = 'eu', direction = 'west', number = '1', letter = 'a'] =
    /^([a-z]+)-([a-z]+)-(\d)([a-z])$/.exec(zoneName) ?? [];
  return `${area}${direction[0]}${number}-az${letter.charCodeAt(0) - 96}`;
}
