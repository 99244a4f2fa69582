import type { StoredRole } from '../../services/sts/index.ts';
import type { Founder } from '../founder.ts';
import { CLEAN, SHOP, TRAIL, VAULT } from './places.ts';

const ACCOUNTS = [SHOP, VAULT, TRAIL];
const READ = [...ACCOUNTS, CLEAN];
const NAME = 'landfall-read';

/**
 * The role that reads each account (the vault's asks for an external id besides), the one that drills the shop and the clean
 * account, and those that services take on in the shop. The twin has no IAM: they are written as they stand.
 */
export function foundRoles({ world }: Founder): void {
  for (const account of READ) {
    const role: StoredRole = {
      name: NAME,
      trusts: trustedBy(account),
      ...(account === VAULT ? { externalId: 'shop-recovery' } : {}),
    };
    world.table('iam.role', account, 'global').set(NAME, role);
  }
  for (const account of [SHOP, CLEAN])
    world
      .table('iam.role', account, 'global')
      .set('landfall-drill', { name: 'landfall-drill', trusts: trustedBy(account) });
  const shop = world.table('iam.role', SHOP, 'global');
  shop.set('shop-backup', { name: 'shop-backup', trusts: [], trustsServices: ['backup.amazonaws.com'] });
  shop.set('shop-proxy', { name: 'shop-proxy', trusts: [], trustsServices: ['rds.amazonaws.com'] });
  shop.set('landfall-fis', { name: 'landfall-fis', trusts: [], trustsServices: ['fis.amazonaws.com'] });
}

/** Nobody comes into the clean account but from the one that keeps the logs, where runs are made: not from what is to be rebuilt. */
function trustedBy(account: string): readonly string[] {
  return account === CLEAN ? [TRAIL] : ACCOUNTS;
}
