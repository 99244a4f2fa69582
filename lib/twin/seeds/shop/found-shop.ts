import { backup } from '../../services/backup/index.ts';
import { keepUp } from '../../services/backup/keep-up.ts';
import { cloudwatch } from '../../services/cloudwatch/index.ts';
import { dynamodb } from '../../services/dynamodb/index.ts';
import { ec2 } from '../../services/ec2/index.ts';
import { elasticache } from '../../services/elasticache/index.ts';
import { elbv2 } from '../../services/elbv2/index.ts';
import { iam } from '../../services/iam/index.ts';
import { kms } from '../../services/kms/index.ts';
import { rds } from '../../services/rds/index.ts';
import { route53 } from '../../services/route53/index.ts';
import { sns } from '../../services/sns/index.ts';
import { ssm } from '../../services/ssm/index.ts';
import { tagging } from '../../services/tagging/index.ts';
import { type Founder, founder } from '../founder.ts';
import type { SeedOptions } from '../seed.ts';
import { foundAlarms } from './alarms.ts';
import { addHourlyRule, foundPlan } from './backup-plan.ts';
import { foundCaches } from './caches.ts';
import { foundCompute } from './compute.ts';
import { foundDatabases, type LedgerKind, replicateBackups } from './databases.ts';
import { foundDns } from './dns.ts';
import { foundDrills } from './drills.ts';
import { foundKeys } from './keys.ts';
import { foundNetworks } from './networks.ts';
import { DAY, HOUR } from './places.ts';
import { foundRoles } from './roles.ts';
import { foundStacks } from './stacks.ts';
import { foundVaults, lockVaults } from './vaults.ts';

const SERVICES = [
  kms,
  rds,
  ec2,
  elbv2,
  route53,
  backup,
  tagging,
  cloudwatch,
  dynamodb,
  ssm,
  elasticache,
  sns,
  iam,
];

/** In what a shop may be another than the sandbox's. */
export interface ShopVariant {
  readonly ledger?: LedgerKind;
}

/**
 * The shop as `environments/sandbox.yaml` promises it, built by API calls in its past. The caller may go on from here (the last
 * call was made three days ago), and lets it arrive.
 */
export async function foundShop(
  options: SeedOptions,
  { ledger = 'aurora' }: ShopVariant = {},
): Promise<Founder> {
  const shop = founder(SERVICES, { ...options, upkeep: keepUp });
  shop.at(400 * DAY);
  foundRoles(shop);
  await foundKeys(shop);
  await foundVaults(shop);
  await lockVaults(shop);
  shop.at(300 * DAY);
  const networks = await foundNetworks(shop);
  await foundDatabases(shop, ledger, networks);
  await foundCaches(shop);
  const fleets = await foundCompute(shop, networks, () => shop.at(299 * DAY));
  await replicateBackups(shop);
  const { zoneId, names } = await foundDns(shop, fleets);
  await foundAlarms(shop, fleets);
  await foundDrills(shop);
  shop.at(36 * DAY);
  const planId = await foundPlan(shop);
  shop.at(3 * DAY + HOUR);
  await addHourlyRule(shop, planId);
  await foundStacks(shop, { networks, fleets, names, zoneId, ledger, planId });
  return shop;
}
