import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { automatedSnapshots } from './automated-snapshots.ts';
import { instanceRows } from './instance-row.ts';
import { snapshotFields, snapshotName, snapshotRows, type StoredSnapshot } from './snapshot-row.ts';
import type { StoredInstance } from './stored-instance.ts';

/** Every instance snapshot of one account and Region: those that somebody made, and the automated ones. */
export function allSnapshots(world: World, place: Place): StoredSnapshot[] {
  const automated = [...instanceRows(world, place).values()].flatMap((instance) =>
    automatedOf(instance, world, place),
  );
  return [...snapshotRows(world, place).values(), ...automated];
}

function automatedOf(instance: StoredInstance, world: World, place: Place): StoredSnapshot[] {
  if (instance.DBClusterIdentifier !== undefined) return [];
  const nights = automatedSnapshots(instance, instance.DBInstanceIdentifier, world.clock.now());
  return nights.map(({ identifier, takenAt }) => ({
    ...snapshotFields(instance),
    ...snapshotName(identifier, place),
    SnapshotType: 'automated',
    SnapshotCreateTime: takenAt,
    OriginalSnapshotCreateTime: takenAt,
    SnapshotDatabaseTime: takenAt,
  }));
}
