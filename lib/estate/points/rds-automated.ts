import type { Instant } from '../../base/instant.ts';
import type { RdsAutomatedBackup } from '../../inventory/facts.ts';
import type { RecoveryPoint } from '../recovery-point.ts';
import type { Store } from '../store.ts';
import { madePoint } from './made-point.ts';
import type { SourceIndex } from './source-index.ts';

const DAY = 86_400;

/**
 * Point-in-time recovery of a database: the database's own, and what other Regions hold of it. Retention 0 switches it off.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
 */
export function rdsAutomatedPoints(index: SourceIndex, store: Store, now: Instant): RecoveryPoint[] {
  const database = index.database.get(store.arn);
  if (database === undefined) return [];
  const backups = index.automated.get(database.resourceId) ?? [];
  const isLocal = (one: RdsAutomatedBackup) => one.account === store.account && one.region === store.region;
  const local = backups.find(isLocal);
  const copies = backups.filter((one) => !isLocal(one)).map((one) => automatedPoint(index, store, one, now));
  if (database.retentionDays === 0) return copies;
  const latest = database.latestRestorableTime ?? local?.latest;
  if (latest === undefined) return copies;
  const earliest = 'earliestRestorableTime' in database ? database.earliestRestorableTime : undefined;
  const own = madePoint(index, now, {
    arn: local?.arn ?? store.arn,
    storeArn: store.arn,
    source: 'rds-automated-backup',
    form: 'continuous',
    automatic: true,
    earliest: local?.earliest ?? earliest,
    dataTime: latest,
    availableAt: latest,
    keptSeconds: database.retentionDays * DAY,
    account: store.account,
    region: store.region,
    encrypted: database.encrypted,
    keyArn: database.keyArn,
    fact: { kind: store.kind, arn: store.arn },
  });
  return [own, ...copies];
}

function automatedPoint(
  index: SourceIndex,
  store: Store,
  backup: RdsAutomatedBackup,
  now: Instant,
): RecoveryPoint {
  const { arn, earliest, latest, status, retentionDays, account, region, encrypted, keyArn } = backup;
  return madePoint(index, now, {
    arn,
    storeArn: store.arn,
    source: 'rds-automated-backup',
    form: 'continuous',
    automatic: true,
    earliest,
    dataTime: latest,
    availableAt: latest,
    keptSeconds: retentionDays * DAY,
    account,
    region,
    encrypted,
    keyArn,
    ...faultOf(status),
    fact: { kind: 'rds.automated-backup', arn },
  });
}

function faultOf(status: string): { readonly badStatus?: string; readonly oddStatus?: string } {
  if (['active', 'retained', 'replicating'].includes(status)) return {};
  return /^(creating|pending|deleting|failed|error)/.test(status)
    ? { badStatus: `it is ${status}` }
    : { oddStatus: status };
}
