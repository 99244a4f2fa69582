import type { BackupRule } from '@aws-sdk/client-backup';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { Place } from '../../world/tags.ts';

export interface StoredPlan {
  readonly id: string;
  readonly name: string;
  readonly versionId: string;
  readonly version: number;
  readonly rules: readonly BackupRule[];
  readonly createdAt: Instant;
  /** Up to when its schedules were carried out. */
  readonly carriedOutUntil: Instant;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'backup.plan': StoredPlan;
  }
}

/** The plan of this id. Throws ResourceNotFoundException. */
export function findPlan(id: string | undefined, context: CallContext): StoredPlan {
  const found = context.world.table('backup.plan', context.account, context.region).get(id ?? '');
  if (found !== undefined) return found;
  throw new Fault('ResourceNotFoundException', `Cannot find Backup plan with ID ${id}`);
}

/** The ARN of a plan. */
export function planArn(id: string, { account, region }: Place): string {
  return `arn:aws:backup:${region}:${account}:backup-plan:${id}`;
}
