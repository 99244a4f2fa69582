import type { DBSnapshot } from '@aws-sdk/client-rds';
import { type CallContext, Fault } from '../../service.ts';
import { type Change, changeUntil, dueAfter, settle } from '../../world/change.ts';
import { addTags, forgetTags, type Place, type TagMap, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { recordEvent } from './event-log.ts';
import type { StoredInstance } from './stored-instance.ts';

/** A snapshot that somebody made: automated ones are worked out from the instance when they are read. */
export interface StoredSnapshot extends DBSnapshot {
  readonly DBSnapshotIdentifier: string;
  readonly DBSnapshotArn: string;
  readonly DBInstanceIdentifier: string;
  readonly SnapshotType: string;
  readonly change?: Change<StoredSnapshot>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By identifier, in lower case. */
    'rds.snapshot': StoredSnapshot;
  }
}

/** The snapshots that somebody made in one account and Region, as they are now. */
export function snapshotRows(world: World, place: Place): Map<string, StoredSnapshot> {
  const rows = world.table('rds.snapshot', place.account, place.region);
  return settle(rows, world.clock.now(), (gone) => forgetTags(world, place, gone.DBSnapshotArn));
}

const SNAPSHOT_SECONDS = 180;

/** Takes a manual snapshot of an instance. Throws DBSnapshotAlreadyExists. */
export function snapshotInstance(
  instance: StoredInstance,
  identifier: string,
  tags: TagMap,
  context: CallContext,
): StoredSnapshot {
  const { world } = context;
  const now = new Date(world.clock.now());
  const inherited =
    instance.CopyTagsToSnapshot === true ? tagsOf(world, context, instance.DBInstanceArn) : {};
  const row: StoredSnapshot = {
    ...snapshotFields(instance),
    ...snapshotName(identifier, context),
    SnapshotType: 'manual',
    SnapshotCreateTime: now,
    OriginalSnapshotCreateTime: now,
    SnapshotDatabaseTime: now,
    change: changeUntil(dueAfter(world, SNAPSHOT_SECONDS), 'creating'),
  };
  keepSnapshot(row, { ...inherited, ...tags }, context);
  return row;
}

/** What every snapshot of an instance says about where it is from. */
export function snapshotFields(instance: StoredInstance) {
  return {
    DBInstanceIdentifier: instance.DBInstanceIdentifier,
    DbiResourceId: instance.DbiResourceId,
    Engine: instance.Engine,
    EngineVersion: instance.EngineVersion,
    AllocatedStorage: instance.AllocatedStorage,
    AvailabilityZone: instance.AvailabilityZone,
    InstanceCreateTime: instance.InstanceCreateTime,
    MasterUsername: instance.MasterUsername,
    Port: instance.Endpoint?.Port,
    LicenseModel: instance.LicenseModel,
    StorageType: instance.StorageType,
    Encrypted: instance.StorageEncrypted,
    ...(instance.KmsKeyId === undefined ? {} : { KmsKeyId: instance.KmsKeyId }),
    SnapshotTarget: 'region',
  };
}

/** Identifier and ARN of a snapshot in this account and Region. */
export function snapshotName(identifier: string, { account, region }: Place) {
  const id = identifier.toLowerCase();
  return { DBSnapshotIdentifier: id, DBSnapshotArn: `arn:aws:rds:${region}:${account}:snapshot:${id}` };
}

/** Puts a new snapshot into the table, with its tags. Throws DBSnapshotAlreadyExists. */
export function keepSnapshot(row: StoredSnapshot, tags: TagMap, context: CallContext): void {
  const rows = snapshotRows(context.world, context);
  const id = row.DBSnapshotIdentifier;
  if (rows.has(id))
    throw new Fault(
      'DBSnapshotAlreadyExistsFault',
      `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
    );
  rows.set(id, row);
  addTags(context.world, context, row.DBSnapshotArn, tags);
  recordEvent(context, {
    type: 'db-snapshot',
    id,
    arn: row.DBSnapshotArn,
    category: 'creation',
    message: 'Creating manual snapshot',
  });
}
