import { type Instant, secondsBetween } from '../../base/instant.ts';
import type { BackupRecoveryPoint } from '../../inventory/facts.ts';
import type { RecoveryPoint } from '../recovery-point.ts';
import type { Store } from '../store.ts';
import { madePoint } from './made-point.ts';
import { vaultsFed } from './plan-feeds.ts';
import { ofPredecessor } from './predecessor.ts';
import type { SourceIndex } from './source-index.ts';

/** What each status of an AWS Backup recovery point says against it. */
const BAD: Readonly<Record<string, string>> = {
  EXPIRED: 'it is EXPIRED: past its retention, and AWS Backup could not delete it',
  PARTIAL: 'it is PARTIAL: some of its members are missing',
  STOPPED: 'it is STOPPED: the continuous backup broke off',
  DELETING: 'it is being deleted',
  CREATING: 'it is not finished',
};

/** Recovery points of AWS Backup, in the vaults of every account and Region that was read. */
export function awsBackupPoints(index: SourceIndex, store: Store, now: Instant): RecoveryPoint[] {
  const points = index.backups.get(store.arn) ?? [];
  if (points.length === 0) return [];
  const fed = vaultsFed(index, store);
  return points.map((one) => awsBackupPoint(index, store, one, fed.has(one.vaultArn), now));
}

function awsBackupPoint(
  index: SourceIndex,
  store: Store,
  fact: BackupRecoveryPoint,
  automatic: boolean,
  now: Instant,
): RecoveryPoint {
  const { arn, status, account, region, encrypted, keyArn, vaultArn, deleteAt, completedAt } = fact;
  const isReady = status === 'COMPLETED' || status === 'AVAILABLE';
  const continuous = isContinuous(fact, store);
  const dataTime = continuous ? index.database.get(store.arn)?.latestRestorableTime : fact.dataTime;
  const since = fact.dataTime ?? completedAt;
  return madePoint(index, now, {
    arn,
    storeArn: store.arn,
    source: 'aws-backup',
    form: continuous ? 'continuous' : 'snapshot',
    automatic,
    earliest: continuous ? fact.dataTime : undefined,
    dataTime,
    availableAt: continuous ? dataTime : completedAt,
    expiresAt: deleteAt,
    keptSeconds: deleteAt === undefined || since === undefined ? undefined : secondsBetween(since, deleteAt),
    account,
    region,
    encrypted,
    keyArn,
    vaultArn,
    badStatus: BAD[status] ?? ofPredecessor(index, store, fact.dataTime),
    oddStatus: isReady || status in BAD ? undefined : status,
    fact: { kind: 'backup.recovery-point', arn },
  });
}

/** The copy of a continuous point is a snapshot: point-in-time recovery does not travel. */
function isContinuous({ continuous, account, region }: BackupRecoveryPoint, store: Store): boolean {
  return continuous && account === store.account && region === store.region;
}
