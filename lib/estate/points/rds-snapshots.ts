import { type Instant, plusSeconds } from '../../base/instant.ts';
import type { RdsCluster, RdsInstance, RdsSnapshot } from '../../inventory/facts.ts';
import type { RecoveryPoint } from '../recovery-point.ts';
import type { Store } from '../store.ts';
import { madePoint } from './made-point.ts';
import { ofPredecessor } from './predecessor.ts';
import { namedSource, type SourceIndex } from './source-index.ts';

const DAY = 86_400;

/** Snapshots of a database, of its cluster, and the copies of those wherever they lie. */
export function rdsSnapshotPoints(index: SourceIndex, store: Store, now: Instant): RecoveryPoint[] {
  const database = index.database.get(store.arn);
  if (database === undefined) return [];
  const found = new Set([
    ...(index.snapshots.get(database.resourceId) ?? []),
    ...(index.snapshots.get(namedSource(store)) ?? []),
  ]);
  // A Set visits what is added while it is walked: copies of copies are met as well.
  for (const one of found) for (const copy of index.snapshotCopies.get(one.arn) ?? []) found.add(copy);
  return [...found].map((one) => snapshotPoint(index, store, database, one, now));
}

function snapshotPoint(
  index: SourceIndex,
  store: Store,
  database: RdsInstance | RdsCluster,
  snapshot: RdsSnapshot,
  now: Instant,
): RecoveryPoint {
  const { arn, snapshotType, status, account, region, encrypted, keyArn } = snapshot;
  const dataTime = snapshot.dataTime ?? lentTime(index, snapshot);
  const kept = snapshotType === 'automated' ? database.retentionDays * DAY : undefined;
  const foreign = snapshot.sourceResourceId === undefined ? ofPredecessor(index, store, dataTime) : undefined;
  return madePoint(index, now, {
    arn,
    storeArn: store.arn,
    source: 'rds-snapshot',
    form: 'snapshot',
    automatic: snapshotType === 'automated' || snapshotType === 'awsbackup',
    // AWS Backup deletes what it made; its recovery point would say when, and stands for this snapshot where it was seen.
    ...(snapshotType === 'awsbackup' ? { keptUntold: true } : {}),
    dataTime,
    expiresAt: kept === undefined || dataTime === undefined ? undefined : plusSeconds(dataTime, kept),
    keptSeconds: kept,
    account,
    region,
    encrypted,
    keyArn,
    ...(foreign === undefined ? faultOf(status) : { badStatus: foreign }),
    fact: { kind: index.kindOfSnapshot.get(snapshot) ?? 'rds.snapshot', arn },
  });
}

/** The copy of a cluster's snapshot does not say of when its data are; the snapshot that it was made from does. */
function lentTime(index: SourceIndex, { copiedFrom }: RdsSnapshot): Instant | undefined {
  return copiedFrom === undefined ? undefined : index.snapshotByArn.get(copiedFrom)?.dataTime;
}

/** What a snapshot goes through before and after it can be used; anything else is not known here. */
const UNREADY = /^(creating|copying|pending|modifying|deleting|deleted|failed|error|incompatible)/;

function faultOf(status: string): { readonly badStatus?: string; readonly oddStatus?: string } {
  if (status === 'available') return {};
  return UNREADY.test(status) ? { badStatus: `it is ${status}` } : { oddStatus: status };
}
