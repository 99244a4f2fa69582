import { REBOOT } from '../../services/rds/failover-times.ts';
import { ClusterStory } from '../../services/rds/cluster-story.ts';
import { InstanceStory } from '../../services/rds/instance-story.ts';
import type { EstateContext } from '../estate-context.ts';
import type { Database } from './database.ts';
import type { Member } from './member.ts';

/** Stops a server and starts it where it is, with its data: for itself, or as the writer of a cluster. Resolves when it serves again. */
export async function reboot(
  database: Database,
  member: Member,
  of: 'instance' | 'cluster',
  context: EstateContext,
): Promise<void> {
  const { world } = context;
  const { place, id } = database.identity;
  const isPrimary = member === database.replicas.primary;
  const story = new InstanceStory(world, place, member.instanceId);
  const told = of === 'cluster' ? new ClusterStory(world, place, id) : story;
  await context.wait(REBOOT.stops);
  if (isPrimary) context.truth.path(database.path, 'broken', 'the primary reboots');
  database.shut(member);
  await member.node.stop();
  await context.wait(REBOOT.serves - REBOOT.stops);
  await member.node.start();
  database.open(member);
  if (isPrimary) context.truth.path(database.path, 'whole', 'the primary is back');
  story.restarted();
  void context
    .wait(REBOOT.completed - REBOOT.serves)
    .then(() => told.available())
    .catch((error: unknown) => context.failed('what RDS says of a reboot', error));
}
