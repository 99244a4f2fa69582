import type { DBSnapshot } from '@aws-sdk/client-rds';
import type { CallContext } from '../../service.ts';
import { tagList, tagsOf } from '../../world/tags.ts';
import { instanceRows } from './instance-row.ts';
import type { StoredSnapshot } from './snapshot-row.ts';

/** A snapshot as DescribeDBSnapshots shows it at this moment. */
export function snapshotView(row: StoredSnapshot, context: CallContext): DBSnapshot {
  const { change, ...fields } = row;
  const automated = row.SnapshotType === 'automated';
  const source = instanceRows(context.world, context).get(row.DBInstanceIdentifier);
  const tags =
    automated && source?.CopyTagsToSnapshot === true
      ? tagsOf(context.world, context, source.DBInstanceArn)
      : tagsOf(context.world, context, row.DBSnapshotArn);
  return {
    ...fields,
    Status: change?.status ?? 'available',
    PercentProgress: change === undefined ? 100 : 0,
    TagList: tagList(tags),
  };
}
