import type { DescribeSnapshotsRequest, DescribeSnapshotsResult, Snapshot } from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { tagList } from '../../world/tags.ts';
import { type Fields, matches, tagFields } from './filters.ts';
import { checkPageSize, ec2Tags } from './resource.ts';
import { namedSnapshot, snapshotsOf, type StoredSnapshot } from './stored-snapshot.ts';

/** Looking at EBS snapshots. An account sees its own; the twin shares none and has no public ones. */
export const snapshots = {
  DescribeSnapshots(input: DescribeSnapshotsRequest, context: CallContext): DescribeSnapshotsResult {
    checkPageSize(input.MaxResults, input.SnapshotIds, 'snapshotSet');
    const isMeant = (row: StoredSnapshot) =>
      isOwn(input.OwnerIds, context) && matches(input.Filters, () => fieldsOf(row, context));
    if (input.SnapshotIds !== undefined && input.SnapshotIds.length > 0) {
      const named = input.SnapshotIds.map((id) => namedSnapshot(context, id));
      return { Snapshots: named.filter(isMeant).map((row) => snapshotOf(row, context)) };
    }
    const { items, next } = page([...snapshotsOf(context.world, context).values()].filter(isMeant), {
      token: input.NextToken,
      max: input.MaxResults,
      context,
      id: (row) => row.id,
      limit: 1_000,
      scope: JSON.stringify([input.OwnerIds, input.RestorableByUserIds, input.Filters]),
    });
    return { Snapshots: items.map((row) => snapshotOf(row, context)), NextToken: next };
  },
};

/** A snapshot as EC2 writes it. */
export function snapshotOf(row: StoredSnapshot, context: CallContext): Snapshot {
  return {
    SnapshotId: row.id,
    VolumeId: row.volumeId,
    VolumeSize: row.sizeGiB,
    State: snapshotState(row),
    StartTime: new Date(row.startedAt),
    Progress: snapshotState(row) === 'completed' ? '100%' : '0%',
    OwnerId: context.account,
    Description: row.description,
    Encrypted: row.encrypted,
    StorageTier: row.storageTier,
    Tags: tagList(ec2Tags(context, 'snapshot', row.id)),
    ...(row.keyArn === undefined ? {} : { KmsKeyId: row.keyArn }),
    ...(row.completedAt === undefined ? {} : { CompletionTime: new Date(row.completedAt) }),
  };
}

/** What DescribeSnapshots says of its state. */
export function snapshotState(row: StoredSnapshot): 'pending' | 'completed' | 'error' | 'recoverable' {
  return row.change?.status === 'pending' ? 'pending' : row.state;
}

function isOwn(owners: readonly string[] | undefined, { account }: CallContext): boolean {
  if (owners === undefined || owners.length === 0) return true;
  for (const owner of owners) {
    if (!/^(self|amazon|aws-marketplace|\d{12})$/.test(owner))
      throw new Fault('InvalidUserID.Malformed', `Invalid user id: "${owner}"`);
  }
  return owners.includes('self') || owners.includes(account);
}

function fieldsOf(row: StoredSnapshot, context: CallContext): Fields {
  return {
    ...tagFields(ec2Tags(context, 'snapshot', row.id)),
    description: [row.description],
    encrypted: [String(row.encrypted)],
    'owner-id': [context.account],
    progress: [snapshotState(row) === 'completed' ? '100%' : '0%'],
    'snapshot-id': [row.id],
    'start-time': [row.startedAt],
    status: [snapshotState(row)],
    'storage-tier': [row.storageTier],
    'volume-id': [row.volumeId],
    'volume-size': [String(row.sizeGiB)],
  };
}
