import type { CopyDBSnapshotCommandInput, CopyDBSnapshotCommandOutput } from '@aws-sdk/client-rds';
import { parseArn } from '../../../base/arn.ts';
import { type CallContext, Fault } from '../../service.ts';
import { changeUntil, dueAfter } from '../../world/change.ts';
import { tagMap, tagsOf } from '../../world/tags.ts';
import { allSnapshots } from './all-snapshots.ts';
import { usableKey } from './encryption.ts';
import { keepSnapshot, snapshotName, type StoredSnapshot } from './snapshot-row.ts';
import { snapshotView } from './snapshot-view.ts';

const COPY_SECONDS = 600;

/** Copies a snapshot within the account, from this Region (by name) or from another (by ARN). */
export function copyDBSnapshot(
  input: CopyDBSnapshotCommandInput,
  context: CallContext,
): Omit<CopyDBSnapshotCommandOutput, '$metadata'> {
  const { source, region } = sourceOf(input.SourceDBSnapshotIdentifier ?? '', context);
  const elsewhere = region !== context.region;
  if (elsewhere && source.Encrypted === true && input.KmsKeyId === undefined)
    throw new Fault(
      'KMSKeyNotAccessibleFault',
      'A KMS key of the destination Region is needed to copy an encrypted snapshot to it.',
    );
  const { change: _change, ...fields } = source;
  const encrypted = source.Encrypted === true || input.KmsKeyId !== undefined;
  const row: StoredSnapshot = {
    ...fields,
    ...snapshotName(input.TargetDBSnapshotIdentifier ?? '', context),
    SnapshotType: 'manual',
    SnapshotCreateTime: new Date(context.world.clock.now()),
    SourceDBSnapshotIdentifier: source.DBSnapshotArn,
    ...(elsewhere ? { SourceRegion: region } : {}),
    Encrypted: encrypted,
    ...(encrypted ? { KmsKeyId: usableKey(input.KmsKeyId ?? source.KmsKeyId, context) } : {}),
    change: changeUntil(dueAfter(context.world, COPY_SECONDS), 'creating'),
  };
  const home = { account: context.account, region };
  const copied = input.CopyTags === true ? tagsOf(context.world, home, source.DBSnapshotArn) : {};
  keepSnapshot(row, { ...copied, ...tagMap(input.Tags) }, context);
  return { DBSnapshot: snapshotView(row, context) };
}

/** Snapshots of other accounts would have to be shared first, which the twin does not model: they are not found. */
function sourceOf(name: string, context: CallContext): { source: StoredSnapshot; region: string } {
  const region = parseArn(name)?.region ?? context.region;
  const here = allSnapshots(context.world, { account: context.account, region });
  const source = here.find(
    (row) => row.DBSnapshotArn === name || row.DBSnapshotIdentifier === name.toLowerCase(),
  );
  if (source !== undefined) return { source, region };
  throw new Fault('DBSnapshotNotFoundFault', `DBSnapshot ${name} not found.`);
}
