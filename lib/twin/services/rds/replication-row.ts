import type { Instant } from '../../../base/instant.ts';
import type { World } from '../../world/world.ts';
import type { StoredInstance } from './stored-instance.ts';

/** The automated backups of an instance, replicated to the Region that the row lives in. */
export interface StoredReplication {
  readonly arn: string;
  readonly sourceArn: string;
  /** The source as it was last seen. */
  readonly source: StoredInstance;
  readonly retentionDays: number;
  readonly keyArn?: string | undefined;
  readonly startedAt: Instant;
  /** Set once it was stopped; what has arrived until then stays. */
  readonly stoppedAt?: Instant;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By the ARN of the source instance. */
    'rds.backup-replication': StoredReplication;
  }
}

/** Where an instance's automated backups are replicated to, in the form that the instance shows. */
export function replicationsOf(sourceArn: string, world: World): { DBInstanceAutomatedBackupsArn: string }[] {
  return world
    .places('rds.backup-replication')
    .map(({ account, region }) => world.table('rds.backup-replication', account, region).get(sourceArn))
    .filter((row) => row !== undefined && row.stoppedAt === undefined)
    .map((row) => ({ DBInstanceAutomatedBackupsArn: row?.arn ?? '' }));
}

/** The source is going: its replicas get nothing more, and stay. */
export function endReplications(source: StoredInstance, world: World): void {
  const now = world.clock.now();
  for (const { account, region } of world.places('rds.backup-replication')) {
    const rows = world.table('rds.backup-replication', account, region);
    const row = rows.get(source.DBInstanceArn);
    if (row !== undefined) rows.set(row.sourceArn, { ...row, source, stoppedAt: row.stoppedAt ?? now });
  }
}
