import type { Instant } from '../../../base/instant.ts';
import { changeUntil } from '../../world/change.ts';
import type { StoredSnapshot } from '../ec2/stored-snapshot.ts';
import type { StoredPoint } from './point-row.ts';

/** What EBS snapshots behind recovery points, first ones and copies, have in common. */
export function ebsSnapshot(
  id: string,
  { completesAt, encrypted, keyArn }: StoredPoint,
  startedAt: Instant,
): Omit<StoredSnapshot, 'volumeId' | 'sizeGiB' | 'description'> {
  return {
    id,
    state: 'completed',
    startedAt,
    change: changeUntil(completesAt, 'pending', { completedAt: completesAt }),
    encrypted,
    ...(keyArn === undefined ? {} : { keyArn }),
    storageTier: 'standard',
    managedByBackup: true,
  };
}
