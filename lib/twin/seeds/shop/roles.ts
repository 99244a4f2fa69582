import type { StoredRole } from '../../services/sts/index.ts';
import type { Founder } from '../founder.ts';
import { SHOP, TRAIL, VAULT } from './places.ts';

const ACCOUNTS = [SHOP, VAULT, TRAIL];
const NAME = 'landfall-read';

/**
 * The role that reads each account (the vault's asks for an external id besides), the one that drills the shop, and the one
 * that FIS takes on there. The twin has no IAM: they are written as they stand.
 */
export function foundRoles({ world }: Founder): void {
  for (const account of ACCOUNTS) {
    const role: StoredRole = {
      name: NAME,
      trusts: ACCOUNTS,
      ...(account === VAULT ? { externalId: 'shop-recovery' } : {}),
    };
    world.table('iam.role', account, 'global').set(NAME, role);
  }
  const shop = world.table('iam.role', SHOP, 'global');
  shop.set('landfall-drill', { name: 'landfall-drill', trusts: ACCOUNTS });
  shop.set('shop-backup', { name: 'shop-backup', trusts: [], trustsServices: ['backup.amazonaws.com'] });
  shop.set('shop-proxy', { name: 'shop-proxy', trusts: [], trustsServices: ['rds.amazonaws.com'] });
  shop.set('landfall-fis', { name: 'landfall-fis', trusts: [], trustsServices: ['fis.amazonaws.com'] });
}
