import { loadBalancersOf } from '../../services/elbv2/stored-load-balancer.ts';
import { targetGroupsOf } from '../../services/elbv2/stored-target-group.ts';
import type { Closing } from '../closing.ts';
import type { EstateContext } from '../estate-context.ts';
import type { Fleet } from '../web/fleet.ts';
import { Balancer } from './balancer.ts';
import { GroupChecks } from './group-checks.ts';

/** The load balancers of the world and the checks of their target groups. */
export interface FoundBalancers {
  readonly balancers: Balancer[];
  /** By ARN. */
  readonly groups: Map<string, GroupChecks>;
}

/** Makes and starts every application load balancer that the world holds. */
export async function foundBalancers(
  fleet: Fleet,
  context: EstateContext,
  closing: Closing,
): Promise<FoundBalancers> {
  const { world } = context;
  const groups = new Map<string, GroupChecks>();
  for (const place of world.places('elbv2.target-group'))
    for (const { arn, protocol } of targetGroupsOf(world, place).values())
      if (protocol === 'HTTP') groups.set(arn, new GroupChecks(arn, place, fleet, context));
  for (const group of groups.values()) closing.add(() => group.stop());
  await Promise.all([...groups.values()].map((group) => group.start()));
  const balancers: Balancer[] = [];
  for (const place of world.places('elbv2.load-balancer'))
    for (const row of loadBalancersOf(world, place).values())
      if (row.type === 'application') balancers.push(new Balancer({ row, place, groups }, context));
  for (const balancer of balancers) {
    closing.add(() => balancer.close());
    await balancer.listen();
  }
  return { balancers, groups };
}
