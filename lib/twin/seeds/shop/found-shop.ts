import { kms } from '../../services/kms/index.ts';
import { rds } from '../../services/rds/index.ts';
import { type Founder, founder } from '../founder.ts';
import type { SeedOptions } from '../seed.ts';
import { foundDatabases, replicateBackups } from './databases.ts';
import { foundKeys } from './keys.ts';
import { DAY } from './places.ts';

const SERVICES = [kms, rds];

/** The shop as `environments/sandbox.yaml` promises it, built by API calls in its past; the caller lets it arrive. */
export async function foundShop(options: SeedOptions): Promise<Founder> {
  const shop = founder(SERVICES, options);
  shop.at(400 * DAY);
  await foundKeys(shop);
  shop.at(300 * DAY);
  await foundDatabases(shop);
  shop.at(299 * DAY);
  await replicateBackups(shop);
  return shop;
}
