import type { Instant } from '../../../base/instant.ts';
import type { World } from '../../world/world.ts';

/** The automated backups of an instance, replicated to the Region that the row lives in. */
export interface StoredReplication {
  readonly arn: string;
  readonly sourceArn: string;
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
