import { parseArn } from '../base/arn.ts';
import type { Disruption } from '../environment/environment.ts';
import type { RecoveryPoint } from './recovery-point.ts';
import type { Store } from './store.ts';

/**
 * Whether a recovery point is still there, and can still be decrypted, after a disruption of its store. Snapshots and logs belong
 * to a Region, not to a zone. Content that was lost can be restored from any point made before; when the database itself is
 * deleted, its automated backups may go with it.
 */
export function survives(point: RecoveryPoint, store: Store, disruption: Disruption): boolean {
  const key = point.keyArn === undefined ? undefined : parseArn(point.keyArn);
  switch (disruption) {
    case 'instance':
    case 'az':
      return point.region === store.region;
    case 'data-loss':
      return true;
    case 'region':
      return point.region !== store.region && (key === undefined || key.region === point.region);
    case 'account-compromise':
      return point.account !== store.account && (key === undefined || key.account !== store.account);
    case 'dns':
      return false;
  }
}
