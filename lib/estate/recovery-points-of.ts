import type { Instant } from '../base/instant.ts';
import { awsBackupPoints } from './points/aws-backup.ts';
import { ebsSnapshotPoints } from './points/ebs-snapshots.ts';
import { rdsAutomatedPoints } from './points/rds-automated.ts';
import { rdsSnapshotPoints } from './points/rds-snapshots.ts';
import type { SourceIndex } from './points/source-index.ts';
import type { RecoveryPoint } from './recovery-point.ts';
import type { Store } from './store.ts';
import { withoutAccount } from './without-account.ts';

/**
 * Every recovery point of a store, from every source, newest data first. A snapshot that AWS Backup made and its recovery
 * point are one point, and the one that knows more stands for both. A plan is never a point, and neither is a replica.
 */
export function recoveryPointsOf(index: SourceIndex, store: Store, now: Instant): readonly RecoveryPoint[] {
  const backups = awsBackupPoints(index, store, now);
  const known = new Set(backups.map(({ arn }) => withoutAccount(arn)));
  const snapshots =
    store.kind === 'ec2.volume'
      ? ebsSnapshotPoints(index, store, now)
      : [...rdsAutomatedPoints(index, store, now), ...rdsSnapshotPoints(index, store, now)];
  const others = snapshots.filter(({ arn }) => !known.has(withoutAccount(arn)));
  return [...backups, ...others].sort(newestFirst(store));
}

/** Of points with the same data, the one nearest to the store comes first. */
function newestFirst(store: Store): (one: RecoveryPoint, other: RecoveryPoint) => number {
  return (one, other) =>
    momentOf(other) - momentOf(one) ||
    distance(store, one) - distance(store, other) ||
    (one.arn < other.arn ? -1 : Number(one.arn > other.arn));
}

function distance({ account, region }: Store, point: RecoveryPoint): number {
  return Number(point.account !== account) + Number(point.region !== region);
}

function momentOf({ dataTime }: RecoveryPoint): number {
  return dataTime === undefined ? 0 : Date.parse(dataTime);
}
