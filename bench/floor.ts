import * as backup from '@aws-sdk/client-backup';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elasticache from '@aws-sdk/client-elasticache';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as kms from '@aws-sdk/client-kms';
import * as rds from '@aws-sdk/client-rds';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as route53 from '@aws-sdk/client-route-53';
import * as sts from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Agent } from 'node:http';
import pLimit from 'p-limit';
import { REGION } from './estate.ts';

// The floor: the same questions by the SDK's own paginators, everything at once, answers kept as they come. No log, no
// identity guard, no facts, no gaps.
const requestHandler = new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, maxSockets: 64 }) });
const config = {
  endpoint: `http://127.0.0.1:${process.argv[2]}`,
  region: REGION,
  requestHandler,
  maxAttempts: 12,
};
const client = {
  backup: new backup.BackupClient(config),
  cloudformation: new cloudformation.CloudFormationClient(config),
  ec2: new ec2.EC2Client(config),
  elasticache: new elasticache.ElastiCacheClient(config),
  elb: new elb.ElasticLoadBalancingV2Client(config),
  kms: new kms.KMSClient(config),
  rds: new rds.RDSClient(config),
  tagging: new tagging.ResourceGroupsTaggingAPIClient(config),
  route53: new route53.Route53Client(config),
  sts: new sts.STSClient(config),
};
const limit = pLimit(64);

async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

async function each<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  return Promise.all(items.map((item) => limit(() => ask(item))));
}

await client.sts.send(new sts.GetCallerIdentityCommand({}));
const readers: (() => Promise<unknown>)[] = [
  () =>
    all(
      elasticache.paginateDescribeReplicationGroups({ client: client.elasticache, pageSize: 100 }, {}),
      (page) => page.ReplicationGroups,
    ),
  () =>
    all(
      elasticache.paginateDescribeCacheClusters({ client: client.elasticache, pageSize: 100 }, {}),
      (page) => page.CacheClusters,
    ),
  async () => {
    const proxies = await all(
      rds.paginateDescribeDBProxies({ client: client.rds, pageSize: 100 }, {}),
      (page) => page.DBProxies,
    );
    return each(proxies, ({ DBProxyName }) =>
      all(
        rds.paginateDescribeDBProxyTargets({ client: client.rds }, { DBProxyName }),
        (page) => page.Targets,
      ),
    );
  },
  () =>
    all(
      rds.paginateDescribeDBInstances({ client: client.rds, pageSize: 100 }, {}),
      (page) => page.DBInstances,
    ),
  () =>
    all(rds.paginateDescribeDBClusters({ client: client.rds, pageSize: 100 }, {}), (page) => page.DBClusters),
  () =>
    all(
      rds.paginateDescribeDBSnapshots({ client: client.rds, pageSize: 100 }, {}),
      (page) => page.DBSnapshots,
    ),
  () =>
    all(
      rds.paginateDescribeDBClusterSnapshots({ client: client.rds, pageSize: 100 }, {}),
      (page) => page.DBClusterSnapshots,
    ),
  () =>
    all(
      rds.paginateDescribeDBInstanceAutomatedBackups({ client: client.rds, pageSize: 100 }, {}),
      (page) => page.DBInstanceAutomatedBackups,
    ),
  () =>
    all(
      rds.paginateDescribeDBClusterAutomatedBackups({ client: client.rds, pageSize: 100 }, {}),
      (page) => page.DBClusterAutomatedBackups,
    ),
  () =>
    all(
      ec2.paginateDescribeInstances({ client: client.ec2, pageSize: 1_000 }, {}),
      (page) => page.Reservations,
    ),
  () => all(ec2.paginateDescribeVolumes({ client: client.ec2, pageSize: 1_000 }, {}), (page) => page.Volumes),
  () =>
    all(
      ec2.paginateDescribeSnapshots({ client: client.ec2, pageSize: 1_000 }, { OwnerIds: ['self'] }),
      (page) => page.Snapshots,
    ),
  () => client.ec2.send(new ec2.DescribeAvailabilityZonesCommand({})),
  readVaults,
  readPlans,
  () =>
    all(backup.paginateListCopyJobs({ client: client.backup, pageSize: 1_000 }, {}), (page) => page.CopyJobs),
  readZones,
  readHealthChecks,
  () =>
    all(
      elb.paginateDescribeLoadBalancers({ client: client.elb, pageSize: 400 }, {}),
      (page) => page.LoadBalancers,
    ),
  readTargetGroups,
  () => all(kms.paginateListKeys({ client: client.kms, pageSize: 1_000 }, {}), (page) => page.Keys),
  () => all(kms.paginateListAliases({ client: client.kms, pageSize: 100 }, {}), (page) => page.Aliases),
  () =>
    all(cloudformation.paginateDescribeStacks({ client: client.cloudformation }, {}), (page) => page.Stacks),
  () =>
    all(
      tagging.paginateGetResources({ client: client.tagging, pageSize: 100 }, {}),
      (page) => page.ResourceTagMappingList,
    ),
];
const kept = await Promise.all(readers.map((read) => read()));
process.stdout.write(
  `${JSON.stringify({ kept: kept.length, peakMiB: process.resourceUsage().maxRSS / 1024 })}\n`,
);

async function readVaults(): Promise<unknown> {
  const vaults = await all(
    backup.paginateListBackupVaults({ client: client.backup, pageSize: 1_000 }, {}),
    (page) => page.BackupVaultList,
  );
  const policies = each(vaults, ({ BackupVaultName }) =>
    client.backup.send(new backup.GetBackupVaultAccessPolicyCommand({ BackupVaultName })).catch(() => null),
  );
  const points = each(vaults, ({ BackupVaultName }) =>
    all(
      backup.paginateListRecoveryPointsByBackupVault(
        { client: client.backup, pageSize: 1_000 },
        { BackupVaultName },
      ),
      (page) => page.RecoveryPoints,
    ),
  );
  return Promise.all([policies, points]);
}

async function readPlans(): Promise<unknown> {
  const plans = await all(
    backup.paginateListBackupPlans({ client: client.backup, pageSize: 1_000 }, {}),
    (page) => page.BackupPlansList,
  );
  const bodies = each(plans, ({ BackupPlanId }) =>
    client.backup.send(new backup.GetBackupPlanCommand({ BackupPlanId })),
  );
  const selections = each(plans, ({ BackupPlanId }) =>
    all(
      backup.paginateListBackupSelections({ client: client.backup, pageSize: 1_000 }, { BackupPlanId }),
      (page) => page.BackupSelectionsList,
    ),
  );
  return Promise.all([bodies, selections]);
}

async function readZones(): Promise<unknown> {
  const zones = await all(
    route53.paginateListHostedZones({ client: client.route53, pageSize: 100 }, {}),
    (page) => page.HostedZones,
  );
  return each(zones, ({ Id }) =>
    client.route53.send(new route53.ListResourceRecordSetsCommand({ HostedZoneId: Id, MaxItems: 300 })),
  );
}

async function readHealthChecks(): Promise<unknown> {
  const checks = await all(
    route53.paginateListHealthChecks({ client: client.route53, pageSize: 100 }, {}),
    (page) => page.HealthChecks,
  );
  return each(checks, ({ Id }) =>
    client.route53.send(new route53.GetHealthCheckStatusCommand({ HealthCheckId: Id })),
  );
}

async function readTargetGroups(): Promise<unknown> {
  const groups = await all(
    elb.paginateDescribeTargetGroups({ client: client.elb, pageSize: 400 }, {}),
    (page) => page.TargetGroups,
  );
  return each(groups, ({ TargetGroupArn }) =>
    client.elb.send(new elb.DescribeTargetHealthCommand({ TargetGroupArn })),
  );
}
