import type { Instant } from '../base/instant.ts';
import type { Problem } from '../base/problem.ts';
import type { BackupVault } from '../inventory/facts.ts';
import type { Gap } from '../inventory/inventory.ts';
import { run } from './current-run.ts';
import { gapProblem } from './gap-problem.ts';
import { judgedAt } from './judged-at.ts';
import type { Judgement } from './judgement.ts';
import { needed } from './missing-part.ts';
import { unknownName } from './unknown-name.ts';

/** The backup vaults of one name, as an expectation looks at them: `expect(vault('recovery')).to.be.immutable()`. */
export interface VaultSubject {
  readonly kind: 'vault';
  readonly name: string;
  /** One in each account and Region that has it; an ARN names one alone. */
  readonly vaults: readonly BackupVault[];
  readonly gaps: readonly Gap[];
  readonly now: Instant;
}

/** The vaults of this name or ARN in every account and Region. Throws NAME_UNKNOWN when all were listed and none has it. */
export function vault(name: string): VaultSubject {
  const recorded = run();
  const inventory = needed(recorded, recorded.inventory, 'inventory.json');
  const all = inventory.facts['backup.vault'];
  const vaults = all.filter((one) => one.arn === name || one.id === name);
  const gaps = inventory.gaps.filter((gap) => gap.kinds.includes('backup.vault'));
  if (vaults.length === 0 && gaps.length === 0)
    throw unknownName(
      'vault',
      name,
      all.map((one) => one.id),
    );
  return { kind: 'vault', name, vaults, gaps, now: judgedAt(recorded) };
}

/** Whether nobody can empty any of them: locked in compliance mode, and past the cooling-off. */
export function judgeImmutable({ name, vaults, gaps, now }: VaultSubject): Judgement {
  const holds = `vault ${name} is locked, and past its cooling-off`;
  const open = vaults.flatMap((one) => openTo(one, now));
  if (open.length > 0) return { outcome: 'fail', holds, problems: open };
  if (gaps.length > 0) return { outcome: 'unknown', holds, problems: gaps.map(gapProblem) };
  return { outcome: 'pass', holds, problems: [] };
}

/** AWS Backup Developer Guide, "AWS Backup Vault Lock": governance mode can be taken off, compliance mode until LockDate. */
function openTo(one: BackupVault, now: Instant): readonly Problem[] {
  const got = howOpen(one, now);
  if (got === undefined) return [];
  return [
    {
      what: `Vault ${one.id} in account ${one.account}, ${one.region}, can be emptied`,
      where: one.arn,
      expected: 'a lock in compliance mode, past its cooling-off',
      got,
      fix: 'lock it: aws backup put-backup-vault-lock-configuration with --changeable-for-days, and wait them out',
    },
  ];
}

function howOpen({ vaultType, locked, lockDate }: BackupVault, now: Instant): string | undefined {
  if (vaultType === 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT') return undefined;
  if (!locked) return 'no lock';
  if (lockDate === undefined) return 'a lock in governance mode, which an administrator can take off';
  return Date.parse(lockDate) >= Date.parse(now)
    ? `a lock that can be taken off until ${lockDate}`
    : undefined;
}
