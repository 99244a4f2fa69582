import type { BackupPolicy, Environment, Exclusion } from '../../lib/environment/environment.ts';
import type { Facts, Gap, Inventory } from '../../lib/inventory/inventory.ts';
import { backupPlan, backupRecoveryPoint, backupSelection, backupVault, kmsKey } from './backup-facts.ts';
import { rdsInstance } from './database-facts.ts';
import { environment, workload } from './declaration.ts';
import { AWAY, VAULT } from './fact-base.ts';
import { ago } from './fixed-now.ts';
import { inventory } from './inventory.ts';

/** The key of the vault account, in the Region of the copies. */
export const vaultKey = kmsKey({ id: 'vault', account: VAULT, region: AWAY, aliases: ['alias/recovery'] });

/** The copy of the newest point of `orders-db` in the vault account. */
export function copyInVault(fields: Parameters<typeof backupRecoveryPoint>[0] = {}) {
  const vault = backupVault();
  const place = { account: VAULT, region: AWAY, vaultName: vault.id, vaultArn: vault.arn };
  return backupRecoveryPoint({ id: 'copy', ...place, keyArn: vaultKey.arn, ...fields });
}

/** `orders-db` with what a healthy world has of backups: an hourly plan, a point at home, its copy in a locked vault, and the keys. */
export function healthyFacts(facts: Partial<Facts> = {}): Partial<Facts> {
  return {
    'rds.instance': [rdsInstance()],
    'backup.vault': [backupVault()],
    'backup.plan': [backupPlan()],
    'backup.selection': [backupSelection()],
    'backup.recovery-point': [backupRecoveryPoint(), copyInVault()],
    'kms.key': [kmsKey(), kmsKey({ id: 'shop-data' }), vaultKey],
    ...facts,
  };
}

/** A world for `verdictsOf`: healthy facts with a test's own laid over them, and a policy that promises everything. */
export function backupWorld(
  fields: {
    readonly facts?: Partial<Facts>;
    readonly policy?: Partial<BackupPolicy> | undefined;
    readonly gaps?: readonly Gap[];
    readonly exclusions?: readonly Exclusion[];
  } = {},
): { readonly environment: Environment; readonly inventory: Inventory } {
  const { facts = {}, policy = {}, gaps = [], exclusions = [] } = fields;
  const backup: BackupPolicy = {
    every: 3_600,
    exposureWindow: 86_400,
    retention: 30 * 86_400,
    copies: [{ region: AWAY, account: 'vault' }],
    immutable: true,
    encrypted: true,
    key: 'customer',
    ...policy,
  };
  return {
    environment: environment({ workloads: [workload({ backup })], exclusions }),
    inventory: inventory({ facts: healthyFacts(facts), gaps }),
  };
}

/** An exclusion of everything for everyone, for another day. */
export function exclusion(fields: Partial<Exclusion> = {}): Exclusion {
  return {
    check: '*',
    workload: '*',
    resource: '*',
    reason: 'being replaced',
    owner: 'team-orders',
    until: ago(-86_400),
    ...fields,
  };
}
