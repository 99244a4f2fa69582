import type { Lifecycle, RecoveryPointCreator } from '@aws-sdk/client-backup';
import { type Instant, plusSeconds } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { dropSnapshot } from './point-snapshot.ts';
import type { ResourceType } from './protectable.ts';
import { findVault, vaultArn } from './vault-row.ts';

/** A recovery point as it is kept. It is `CREATING` until it is completed, and goes when its lifecycle ends. */
export interface StoredPoint {
  readonly arn: string;
  readonly vaultName: string;
  readonly resourceArn: string;
  readonly resourceType: ResourceType;
  readonly resourceName: string;
  /** The moment of the data: a copy keeps that of the point that it was copied from. */
  readonly createdAt: Instant;
  readonly completesAt: Instant;
  readonly lifecycle?: Lifecycle | undefined;
  readonly encrypted: boolean;
  readonly keyArn?: string | undefined;
  readonly sizeBytes: number;
  readonly roleArn: string;
  readonly createdBy?: RecoveryPointCreator | undefined;
  /** Set on a copy. */
  readonly sourceVaultArn?: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By ARN. */
    'backup.recovery-point': StoredPoint;
  }
}

const DAY = 86_400;

/** When a point's lifecycle removes it; undefined = never. */
export function deletionOf({
  createdAt,
  lifecycle,
}: Pick<StoredPoint, 'createdAt' | 'lifecycle'>): Instant | undefined {
  const days = lifecycle?.DeleteAfterDays;
  return days === undefined || days < 0 ? undefined : plusSeconds(createdAt, days * DAY);
}

/** The recovery points of one account and Region, those included whose time is over: to write into, and quick to look one up. */
export function pointTable(world: World, { account, region }: Place): Map<string, StoredPoint> {
  return world.table('backup.recovery-point', account, region);
}

/** The recovery points in the vaults of one account and Region, as they are now. */
export function pointRows(world: World, place: Place): Map<string, StoredPoint> {
  const rows = pointTable(world, place);
  const now = world.clock.now();
  for (const point of rows.values()) {
    const deletion = deletionOf(point);
    if (deletion !== undefined && deletion <= now) removePoint(world, place, point);
  }
  return rows;
}

/** Removes a point, the snapshot behind it, and its tags. */
export function removePoint(world: World, place: Place, point: StoredPoint): void {
  pointTable(world, place).delete(point.arn);
  dropSnapshot(world, place, point);
}

/** The point of this ARN in this vault. Throws ResourceNotFoundException. */
export function findPoint(
  vaultName: string | undefined,
  arn: string | undefined,
  context: CallContext,
): StoredPoint {
  const vault = findVault(vaultName, context);
  const point = pointRows(context.world, context).get(arn ?? '');
  if (point !== undefined && point.vaultName === vault.name) return point;
  throw new Fault(
    'ResourceNotFoundException',
    `Recovery point ${arn} cannot be found in ${vaultArn(vault.name, context)}.`,
  );
}
