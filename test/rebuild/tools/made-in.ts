import type { CleanWorld } from '../clean-world.ts';

/** What stands in the clean account of what the configurations of these tests make: vaults, alarms, zones. */
export async function madeIn({ ask }: Pick<CleanWorld, 'ask'>): Promise<string[]> {
  const { BackupVaultList = [] } = await ask<{ BackupVaultList?: { BackupVaultName: string }[] }>(
    'backup',
    'ListBackupVaults',
  );
  const { MetricAlarms = [] } = await ask<{ MetricAlarms?: { AlarmName: string }[] }>(
    'monitoring',
    'DescribeAlarms',
  );
  const { HostedZones = [] } = await ask<{ HostedZones?: { Name: string }[] }>('route53', 'ListHostedZones');
  return [
    ...BackupVaultList.map(({ BackupVaultName }) => BackupVaultName),
    ...MetricAlarms.map(({ AlarmName }) => AlarmName),
    ...HostedZones.map(({ Name }) => Name),
  ];
}
