import { type CallContext, Fault } from '../../service.ts';
import { settle } from '../../world/change.ts';
import { forgetTags, type Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { retainBackups } from './retained-backups.ts';
import type { StoredInstance } from './stored-instance.ts';

/** The DB instances of one account and Region, as they are now. */
export function instanceRows(world: World, place: Place): Map<string, StoredInstance> {
  const rows = world.table('rds.instance', place.account, place.region);
  return settle(rows, world.clock.now(), (gone) => {
    forgetTags(world, place, gone.DBInstanceArn);
    if (gone.keepsBackups === true) retainBackups(world, place, gone);
  });
}

/** The DB instance of this identifier or ARN. Throws DBInstanceNotFound. */
export function findInstance(identifier: string, context: CallContext): StoredInstance {
  const id = identifier.slice(identifier.lastIndexOf(':') + 1).toLowerCase();
  const found = instanceRows(context.world, context).get(id);
  if (found !== undefined) return found;
  throw new Fault('DBInstanceNotFoundFault', `DBInstance ${id} not found.`);
}
