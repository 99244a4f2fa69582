import { instanceLaunch } from '../../../../lib/twin/services/ec2/instance-launch.ts';
import { zonesOf } from '../../../../lib/twin/services/ec2/zones.ts';
import { listeners } from '../../../../lib/twin/services/elbv2/listeners.ts';
import { loadBalancers } from '../../../../lib/twin/services/elbv2/load-balancers.ts';
import { targetGroups } from '../../../../lib/twin/services/elbv2/target-groups.ts';
import { targets } from '../../../../lib/twin/services/elbv2/targets.ts';
import type { TestWorld } from '../ec2/test-world.ts';
import { amazonLinux } from '../../../../lib/twin/services/ec2/images.ts';

/** A load balancer over two zones, its target group, and a running instance in each of three zones, all registered. */
export interface ShopFront {
  readonly loadBalancer: string;
  readonly group: string;
  readonly instances: readonly [string, string, string];
}

/** Puts a shop front into a world and lets its first health checks pass. */
export function shopFront(here: TestWorld, name = 'orders-web'): ShopFront {
  const loadBalancer = balancer(here, name);
  const group = targetGroup(here, name);
  const forward = [{ Type: 'forward' as const, TargetGroupArn: group }];
  listeners.CreateListener(
    { LoadBalancerArn: loadBalancer, Protocol: 'HTTP', Port: 80, DefaultActions: forward },
    here,
  );
  const instances = ['a', 'b', 'c'].map((letter) => launch(here, `${here.region}${letter}`));
  here.pass(60);
  targets.RegisterTargets({ TargetGroupArn: group, Targets: instances.map((Id) => ({ Id })) }, here);
  here.pass(60);
  const [a = '', b = '', c = ''] = instances;
  return { loadBalancer, group, instances: [a, b, c] };
}

/** A load balancer over the first two zones. */
export function balancer(here: TestWorld, Name: string, input: object = {}): string {
  const Subnets = zonesOf(here)
    .slice(0, 2)
    .map(({ subnetId }) => subnetId);
  const made = loadBalancers.CreateLoadBalancer({ Name, Subnets, ...input }, here);
  return made.LoadBalancers?.[0]?.LoadBalancerArn ?? '';
}

/** A target group that is asked every ten seconds. */
export function targetGroup(here: TestWorld, Name: string, input: object = {}): string {
  const settings = { Protocol: 'HTTP', Port: 80, HealthCheckIntervalSeconds: 10, ...input } as const;
  return targetGroups.CreateTargetGroup({ Name, ...settings }, here).TargetGroups?.[0]?.TargetGroupArn ?? '';
}

/** An instance in a zone, pending. */
export function launch(here: TestWorld, zone: string): string {
  const input = {
    ImageId: amazonLinux('eu-west-1', 'arm64', 'newest'),
    MinCount: 1,
    MaxCount: 1,
    Placement: { AvailabilityZone: zone },
  };
  return instanceLaunch.RunInstances(input, here).Instances?.[0]?.InstanceId ?? '';
}
