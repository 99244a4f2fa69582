import type { Bucket } from '../aws/ceilings.ts';
import type { ServiceName } from '../aws/service-name.ts';
import type { AccountPurpose } from '../environment/environment.ts';
import type { FactKind } from './facts.ts';

/** One AWS read that a kind of fact is made from. */
export interface KindOperation {
  /** As in the SigV4 scope. */
  readonly service: ServiceName;
  readonly operation: string;
  /** The IAM action that allows it. */
  readonly action: string;
  /** Called once for each resource that another operation listed; else once per page. */
  readonly perResource?: true;
  /** Called only where something else was found first, and so not in every run. */
  readonly sometimes?: true;
  readonly bucket: Bucket;
}

const identity = read('sts', 'GetCallerIdentity');
const vaults = read('backup', 'ListBackupVaults', 'backup-list');
const plans = read('backup', 'ListBackupPlans', 'backup-list');
const zones = read('route53', 'ListHostedZones');
const stacks = read('cloudformation', 'DescribeStacks');
const tagged = read('tagging', 'GetResources');

/**
 * What fills each kind of fact. The plan, the least IAM policy and the kinds that a gap makes incomplete are read from here.
 *
 * Load balancers, target groups and caches do not carry their tags, and their tags decide which workload owns them: without
 * tag:GetResources they are incomplete. Vaults, plans, zones, health checks and keys take their tags from there too, but belong to nobody by tag;
 * a check that judges tags names `tagging.resource`.
 */
export const OPERATIONS: Readonly<Record<FactKind, readonly KindOperation[]>> = {
  'sts.identity': [identity],
  'rds.instance': [read('rds', 'DescribeDBInstances')],
  'rds.cluster': [read('rds', 'DescribeDBClusters')],
  'rds.proxy': [read('rds', 'DescribeDBProxies'), readEach('rds', 'DescribeDBProxyTargets'), tagged],
  'rds.snapshot': [read('rds', 'DescribeDBSnapshots')],
  'rds.cluster-snapshot': [read('rds', 'DescribeDBClusterSnapshots')],
  'rds.automated-backup': [
    read('rds', 'DescribeDBInstanceAutomatedBackups'),
    read('rds', 'DescribeDBClusterAutomatedBackups'),
  ],
  'backup.vault': [vaults, readEach('backup', 'GetBackupVaultAccessPolicy', 'backup-get')],
  'backup.plan': [plans, readEach('backup', 'GetBackupPlan', 'backup-get')],
  'backup.selection': [
    plans,
    readEach('backup', 'ListBackupSelections', 'backup-list'),
    readEach('backup', 'GetBackupSelection', 'backup-get'),
  ],
  'backup.recovery-point': [vaults, readEach('backup', 'ListRecoveryPointsByBackupVault', 'backup-list')],
  'backup.copy-job': [read('backup', 'ListCopyJobs', 'backup-list')],
  'ec2.instance': [read('ec2', 'DescribeInstances')],
  'ec2.volume': [read('ec2', 'DescribeVolumes')],
  'ec2.snapshot': [read('ec2', 'DescribeSnapshots')],
  'ec2.zone': [read('ec2', 'DescribeAvailabilityZones')],
  'route53.zone': [zones],
  'route53.record': [zones, readEach('route53', 'ListResourceRecordSets')],
  'route53.health-check': [read('route53', 'ListHealthChecks'), readEach('route53', 'GetHealthCheckStatus')],
  'elb.load-balancer': [read('elasticloadbalancing', 'DescribeLoadBalancers'), tagged],
  'elb.target-group': [
    read('elasticloadbalancing', 'DescribeTargetGroups'),
    readEach('elasticloadbalancing', 'DescribeTargetHealth'),
    tagged,
  ],
  'kms.key': [read('kms', 'ListKeys'), read('kms', 'ListAliases'), readEach('kms', 'DescribeKey')],
  'elasticache.replication-group': [read('elasticache', 'DescribeReplicationGroups'), tagged],
  'elasticache.cluster': [read('elasticache', 'DescribeCacheClusters'), tagged],
  'cloudformation.stack': [stacks],
  'cloudformation.resource': [stacks, readEach('cloudformation', 'ListStackResources')],
  // Only of stacks that were found to have drifted.
  'cloudformation.drift': [
    stacks,
    { ...readEach('cloudformation', 'DescribeStackResourceDrifts'), sometimes: true },
  ],
  'tagging.resource': [tagged],
  // Read from files, before any call is made.
  'iac.unit': [],
  'rebuild.account': [
    read('ec2', 'DescribeAvailabilityZones'),
    read('ec2', 'DescribeVpcs'),
    read('ec2', 'DescribeVpcPeeringConnections'),
    read('ec2', 'DescribeKeyPairs'),
    read('ec2', 'DescribeInstanceTypeOfferings'),
    read('kms', 'ListAliases'),
    read('cloudformation', 'ListExports'),
    // Only where what is written down names something that they answer for.
    sometimes(read('iam', 'ListRoles')),
    sometimes(read('ssm', 'DescribeParameters')),
    sometimes(read('ec2', 'DescribeImages')),
    sometimes(readEach('servicequotas', 'ListServiceQuotas')),
    sometimes(readEach('rds', 'DescribeDBEngineVersions')),
    sometimes(readEach('elasticache', 'DescribeCacheEngineVersions')),
    sometimes(read('iam', 'SimulatePrincipalPolicy')),
  ],
  // Of the declared roles of a clean account alone.
  'iam.role': [readEach('iam', 'GetRole')],
};

/** Every kind of fact, in the order of the inventory. */
export const FACT_KINDS = Object.keys(OPERATIONS) as readonly FactKind[];

/** What is read only in accounts that workloads are rebuilt in. */
const IN_CLEAN: readonly FactKind[] = ['rebuild.account', 'iam.role'];

/** What is read in an account, by what the account is for. Tags of a backup account are nobody's promise and are not read. */
export const KINDS_BY_PURPOSE: Readonly<Record<AccountPurpose, readonly FactKind[]>> = {
  workload: FACT_KINDS.filter((kind) => OPERATIONS[kind].length > 0 && !IN_CLEAN.includes(kind)),
  backup: FACT_KINDS.filter(
    (kind) => /^(sts|backup|kms)\./.test(kind) || /snapshot$|automated-backup$/.test(kind),
  ),
  log: ['sts.identity'],
  clean: ['sts.identity', ...IN_CLEAN],
};

/** The operations behind some kinds, each once. */
export function operationsOf(kinds: readonly FactKind[]): readonly KindOperation[] {
  const all = kinds.flatMap((kind) => OPERATIONS[kind]);
  return all.filter((one, index) => all.findIndex((other) => other.action === one.action) === index);
}

/** The kinds that are incomplete where an operation is refused. */
export function kindsOf(service: string, operation: string): readonly FactKind[] {
  return FACT_KINDS.filter((kind) =>
    OPERATIONS[kind].some((one) => one.service === service && one.operation === operation),
  );
}

function read(service: ServiceName, operation: string, bucket: Bucket = service as Bucket): KindOperation {
  return { service, operation, action: `${service === 'tagging' ? 'tag' : service}:${operation}`, bucket };
}

function sometimes(operation: KindOperation): KindOperation {
  return { ...operation, sometimes: true };
}

function readEach(service: ServiceName, operation: string, bucket?: Bucket): KindOperation {
  return { ...read(service, operation, bucket), perResource: true };
}
