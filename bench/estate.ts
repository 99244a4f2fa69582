import { randomUUID } from 'node:crypto';
import type { Clock } from '../lib/base/clock.ts';
import { founder, type SeedCall } from '../lib/twin/seeds/index.ts';
import { SERVICES } from '../lib/twin/services/index.ts';
import type { World } from '../lib/twin/world/world.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

const DAY = 86_400;
const here = { account: ACCOUNT, region: REGION };

/**
 * A world of `n` resources a kind in one account and Region, for counting and timing: `n` databases, snapshots, instances,
 * volumes and volume snapshots, and a fiftieth as many of each kind that costs a call a resource.
 */
export async function foundEstate(n: number, clock: Clock): Promise<World> {
  const found = founder(SERVICES, { clock, pace: 1 });
  found.at(2 * DAY);
  const few = Math.max(2, Math.round(n / 50));
  const { Vpcs } = (await found.call({ ...here, service: 'ec2', operation: 'DescribeVpcs', input: {} })) as {
    Vpcs: readonly { VpcId: string }[];
  };
  const network = Vpcs[0]?.VpcId ?? '';
  for (let index = 0; index < few; index += 1)
    for (const call of perResource(index, network)) await found.call(call);
  for (let index = 0; index < n; index += 1) await found.call(database(index));
  found.at(DAY);
  for (let index = 0; index < n; index += 1) await found.call(databaseSnapshot(index));
  for (let index = 0; index < n; index += 1) {
    const made = (await found.call(volume(index))) as { VolumeId: string };
    await found.call({
      ...here,
      service: 'ec2',
      operation: 'CreateSnapshot',
      input: { VolumeId: made.VolumeId },
    });
  }
  return found.arrive();
}

function database(index: number): SeedCall {
  const input = {
    DBInstanceIdentifier: name('db', index),
    DBInstanceClass: 'db.m7g.large',
    Engine: 'postgres',
    AllocatedStorage: 100,
    MultiAZ: index % 2 === 0,
    BackupRetentionPeriod: 0,
    Tags: tags(index),
  };
  return { ...here, service: 'rds', operation: 'CreateDBInstance', input };
}

function databaseSnapshot(index: number): SeedCall {
  const input = { DBInstanceIdentifier: name('db', index), DBSnapshotIdentifier: name('snapshot', index) };
  return { ...here, service: 'rds', operation: 'CreateDBSnapshot', input };
}

function volume(index: number): SeedCall {
  const input = { AvailabilityZone: `${REGION}${'abc'[index % 3]}`, Size: 10, Encrypted: index % 2 === 0 };
  return { ...here, service: 'ec2', operation: 'CreateVolume', input };
}

function perResource(index: number, network: string): SeedCall[] {
  const vault = name('vault', index);
  const rule = { RuleName: 'daily', TargetBackupVaultName: vault, ScheduleExpression: 'cron(0 5 ? * * *)' };
  const plan = { BackupPlanName: name('plan', index), Rules: [rule] };
  const check = { Type: 'HTTP', FullyQualifiedDomainName: 'www.example.com', Port: 80, ResourcePath: '/' };
  return [
    { ...here, service: 'backup', operation: 'CreateBackupVault', input: { BackupVaultName: vault } },
    { ...here, service: 'backup', operation: 'CreateBackupPlan', input: { BackupPlan: plan } },
    {
      ...here,
      service: 'route53',
      operation: 'CreateHostedZone',
      input: { Name: `z${index}.example.com`, CallerReference: randomUUID() },
    },
    {
      ...here,
      service: 'route53',
      operation: 'CreateHealthCheck',
      input: { CallerReference: randomUUID(), HealthCheckConfig: check },
    },
    {
      ...here,
      service: 'elasticloadbalancing',
      operation: 'CreateTargetGroup',
      input: { Name: name('group', index), Protocol: 'HTTP', Port: 80, VpcId: network },
    },
  ];
}

function tags(index: number): { Key: string; Value: string }[] {
  return index === 0 ? [{ Key: 'workload', Value: 'estate' }] : [];
}

function name(kind: string, index: number): string {
  return `${kind}-${String(index).padStart(5, '0')}`;
}
