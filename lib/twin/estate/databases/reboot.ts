import { REBOOT } from '../../services/rds/failover-times.ts';
import { InstanceStory } from '../../services/rds/instance-story.ts';
import type { EstateContext } from '../estate-context.ts';
import type { Database } from './database.ts';
import type { Member } from './member.ts';

/** Stops a server and starts it where it is, with its data. Resolves when it serves again. */
export async function reboot(database: Database, member: Member, context: EstateContext): Promise<void> {
  const isPrimary = member === database.replicas.primary;
  const story = new InstanceStory(context.world, database.identity.place, member.instanceId);
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
    .then(() => story.available())
    .catch((error: unknown) => context.failed('what RDS says of a reboot', error));
}
