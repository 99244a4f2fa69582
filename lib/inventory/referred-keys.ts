import type { Environment } from '../environment/environment.ts';
import type { ReferredKeys } from './collector.ts';
import type { FactKind } from './facts.ts';
import type { Ledger } from './ledger.ts';

/** The kinds whose facts name the key that encrypts them. */
const KEY_BEARERS: readonly FactKind[] = [
  'rds.instance',
  'rds.cluster',
  'rds.snapshot',
  'rds.cluster-snapshot',
  'rds.automated-backup',
  'backup.vault',
  'backup.recovery-point',
  'ec2.volume',
  'ec2.snapshot',
];

/** The keys worth a kms:DescribeKey: an account may hold thousands, of which backups use a handful. */
export function referredKeys(
  ledger: Ledger,
  environment: Environment,
  kinds: Iterable<FactKind>,
): ReferredKeys {
  if (![...kinds].some((kind) => KEY_BEARERS.includes(kind))) return 'all';
  const keys = new Set<string>();
  for (const fact of ledger.facts()) if ('keyArn' in fact && fact.keyArn !== undefined) keys.add(fact.keyArn);
  for (const { backup } of environment.workloads)
    if (backup?.key !== undefined && backup.key !== 'customer') keys.add(backup.key);
  return keys;
}
