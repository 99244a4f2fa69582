import type { StoredRole } from '../../services/sts/index.ts';
import type { Founder } from '../founder.ts';
import { SHOP, TRAIL, VAULT } from './places.ts';

const ACCOUNTS = [SHOP, VAULT, TRAIL];
const NAME = 'landfall-read';

/** The role that reads each account. The vault's asks for an external id besides. The twin has no IAM: they are written as they stand. */
export function foundRoles({ world }: Founder): void {
  for (const account of ACCOUNTS) {
    const role: StoredRole = {
      name: NAME,
      trusts: ACCOUNTS,
      ...(account === VAULT ? { externalId: 'shop-recovery' } : {}),
    };
    world.table('iam.role', account, 'global').set(NAME, role);
  }
}
