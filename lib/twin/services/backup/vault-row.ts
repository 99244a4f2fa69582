import { parseArn } from '../../../base/arn.ts';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** What a vault's lock demands. Without `lockDate` it is in governance mode, and can be taken off. */
export interface VaultLock {
  readonly minRetentionDays?: number | undefined;
  readonly maxRetentionDays?: number | undefined;
  /** From here on nobody can take the lock off, AWS included. */
  readonly lockDate?: Instant;
}

export interface StoredVault {
  readonly name: string;
  readonly keyArn: string;
  readonly createdAt: Instant;
  readonly lock?: VaultLock;
  /** The JSON text of the access policy. */
  readonly policy?: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By name. */
    'backup.vault': StoredVault;
  }
}

/** The vaults of one account and Region. */
export function vaultRows(world: World, { account, region }: Place): Map<string, StoredVault> {
  return world.table('backup.vault', account, region);
}

/** The vault of this name. Throws ResourceNotFoundException. */
export function findVault(name: string | undefined, context: CallContext): StoredVault {
  const found = vaultRows(context.world, context).get(name ?? '');
  if (found !== undefined) return found;
  throw new Fault('ResourceNotFoundException', `Backup vault ${name} cannot be found.`);
}

/** The ARN of a vault. */
export function vaultArn(name: string, { account, region }: Place): string {
  return `arn:aws:backup:${region}:${account}:backup-vault:${name}`;
}

/** Where a vault stands and what it is called, as its ARN tells. */
export function vaultOfArn(arn: string): Place & { readonly name: string } {
  const { account = '', region = '', resource = '' } = parseArn(arn) ?? {};
  return { account, region, name: resource.replace(/^backup-vault:/, '') };
}

/** Why a vault's lock does not let something be kept for so many days; undefined when it does. */
export function refusedByLock({ lock }: StoredVault, days: number | undefined): string | undefined {
  if (lock === undefined) return undefined;
  const { minRetentionDays: least = 0, maxRetentionDays: most = Number.POSITIVE_INFINITY } = lock;
  const kept = days ?? Number.POSITIVE_INFINITY;
  if (kept >= least && kept <= most) return undefined;
  return `The retention of ${days ?? 'unlimited'} days is outside of what the vault lock allows (${least} to ${most} days).`;
}
