import type { Twin } from '../../lib/twin/server.ts';

/** A read that needs an input, and the listing (or the read of one more listing) in the same service that gives it. */
export interface Read {
  readonly service: string;
  readonly operation: string;
  readonly from: string | Read;
  readonly items: string;
  /** Input member to item member; `[]` wraps it in a list. */
  readonly with: Readonly<Record<string, string>>;
  readonly also?: object;
  readonly place?: Place;
}

interface Place {
  readonly account: string;
  readonly region: string;
}

const ELB = 'elasticloadbalancing';

const POINTS = read('backup', 'ListRecoveryPointsByBackupVault', 'ListBackupVaults', 'BackupVaultList', {
  BackupVaultName: 'BackupVaultName',
});
const SELECTIONS = read('backup', 'ListBackupSelections', 'ListBackupPlans', 'BackupPlansList', {
  BackupPlanId: 'BackupPlanId',
});

/** The modelled reads of single resources. */
export const READS: readonly Read[] = [
  read('rds', 'ListTagsForResource', 'DescribeDBInstances', 'DBInstances', { ResourceName: 'DBInstanceArn' }),
  read('rds', 'DescribeDBProxyTargets', 'DescribeDBProxies', 'DBProxies', { DBProxyName: 'DBProxyName' }),
  read('backup', 'DescribeBackupVault', 'ListBackupVaults', 'BackupVaultList', {
    BackupVaultName: 'BackupVaultName',
  }),
  POINTS,
  SELECTIONS,
  read('backup', 'GetBackupSelection', SELECTIONS, 'BackupSelectionsList', {
    BackupPlanId: 'BackupPlanId',
    SelectionId: 'SelectionId',
  }),
  read('backup', 'DescribeRecoveryPoint', POINTS, 'RecoveryPoints', {
    BackupVaultName: 'BackupVaultName',
    RecoveryPointArn: 'RecoveryPointArn',
  }),
  {
    ...read('backup', 'GetBackupVaultAccessPolicy', 'ListBackupVaults', 'BackupVaultList', {
      BackupVaultName: 'BackupVaultName',
    }),
    place: { account: '222233334444', region: 'eu-central-1' },
  },
  read('backup', 'ListTags', 'ListBackupVaults', 'BackupVaultList', { ResourceArn: 'BackupVaultArn' }),
  read('backup', 'GetBackupPlan', 'ListBackupPlans', 'BackupPlansList', { BackupPlanId: 'BackupPlanId' }),
  read('backup', 'ListRecoveryPointsByResource', 'ListProtectedResources', 'Results', {
    ResourceArn: 'ResourceArn',
  }),
  read('backup', 'DescribeBackupJob', 'ListBackupJobs', 'BackupJobs', { BackupJobId: 'BackupJobId' }),
  read('backup', 'DescribeCopyJob', 'ListCopyJobs', 'CopyJobs', { CopyJobId: 'CopyJobId' }),
  read('kms', 'DescribeKey', 'ListKeys', 'Keys', { KeyId: 'KeyId' }),
  read('kms', 'GetKeyPolicy', 'ListKeys', 'Keys', { KeyId: 'KeyId' }),
  read('kms', 'ListResourceTags', 'ListKeys', 'Keys', { KeyId: 'KeyId' }),
  read(ELB, 'DescribeTargetHealth', 'DescribeTargetGroups', 'TargetGroups', {
    TargetGroupArn: 'TargetGroupArn',
  }),
  read(ELB, 'DescribeListeners', 'DescribeLoadBalancers', 'LoadBalancers', {
    LoadBalancerArn: 'LoadBalancerArn',
  }),
  read(ELB, 'DescribeTags', 'DescribeLoadBalancers', 'LoadBalancers', { ResourceArns: 'LoadBalancerArn[]' }),
  read('route53', 'GetHostedZone', 'ListHostedZones', 'HostedZones', { Id: 'Id' }),
  read('route53', 'ListResourceRecordSets', 'ListHostedZones', 'HostedZones', { HostedZoneId: 'Id' }),
  read('route53', 'GetHealthCheck', 'ListHealthChecks', 'HealthChecks', { HealthCheckId: 'Id' }),
  read('route53', 'GetHealthCheckStatus', 'ListHealthChecks', 'HealthChecks', { HealthCheckId: 'Id' }),
  read(
    'route53',
    'ListTagsForResources',
    'ListHealthChecks',
    'HealthChecks',
    { ResourceIds: 'Id[]' },
    { ResourceType: 'healthcheck' },
  ),
  read(
    'route53',
    'ListTagsForResource',
    'ListHealthChecks',
    'HealthChecks',
    { ResourceId: 'Id' },
    { ResourceType: 'healthcheck' },
  ),
  read('cloudformation', 'ListStackResources', 'ListStacks', 'StackSummaries', { StackName: 'StackName' }),
  read('cloudformation', 'DescribeStackResources', 'ListStacks', 'StackSummaries', {
    StackName: 'StackName',
  }),
  ...[
    'DescribeStackEvents',
    'DescribeStackResourceDrifts',
    'GetStackPolicy',
    'GetTemplate',
    'GetTemplateSummary',
    'ListChangeSets',
  ].map((name) => read('cloudformation', name, 'ListStacks', 'StackSummaries', { StackName: 'StackName' })),
  read('cloudformation', 'ListImports', 'ListExports', 'Exports', { ExportName: 'Name' }),
  read('kms', 'GetKeyRotationStatus', 'ListKeys', 'Keys', { KeyId: 'KeyId' }),
  read(
    'ec2',
    'DescribeVpcAttribute',
    'DescribeVpcs',
    'Vpcs',
    { VpcId: 'VpcId' },
    { Attribute: 'enableDnsSupport' },
  ),
  read('sns', 'GetTopicAttributes', 'ListTopics', 'Topics', { TopicArn: 'TopicArn' }),
  read('sns', 'ListTagsForResource', 'ListTopics', 'Topics', { ResourceArn: 'TopicArn' }),
  read('fis', 'GetExperimentTemplate', 'ListExperimentTemplates', 'experimentTemplates', { id: 'id' }),
  read('fis', 'ListTagsForResource', 'ListExperimentTemplates', 'experimentTemplates', {
    resourceArn: 'arn',
  }),
  read('fis', 'GetExperiment', 'ListExperiments', 'experiments', { id: 'id' }),
  read('fis', 'ListExperimentResolvedTargets', 'ListExperiments', 'experiments', { experimentId: 'id' }),
  read('fis', 'GetAction', 'ListActions', 'actions', { id: 'id' }),
  read('fis', 'GetTargetResourceType', 'ListTargetResourceTypes', 'targetResourceTypes', {
    resourceType: 'resourceType',
  }),
  read('fis', 'GetSafetyLever', 'ListTargetResourceTypes', 'targetResourceTypes', {}, { id: 'default' }),
  read('monitoring', 'ListTagsForResource', 'DescribeAlarms', 'MetricAlarms', { ResourceARN: 'AlarmArn' }),
  read('dynamodb', 'DescribeTable', 'ListTables', 'TableNames', { TableName: '' }),
  read('ssm', 'GetParameter', 'DescribeParameters', 'Parameters', { Name: 'Name' }),
  read('ssm', 'GetParameters', 'DescribeParameters', 'Parameters', { Names: 'Name[]' }),
  read('ssm', 'GetParametersByPath', 'DescribeParameters', 'Parameters', {}, { Path: '/landfall' }),
  read(
    'ssm',
    'ListTagsForResource',
    'DescribeParameters',
    'Parameters',
    { ResourceId: 'Name' },
    { ResourceType: 'Parameter' },
  ),
  read('elasticache', 'ListTagsForResource', 'DescribeReplicationGroups', 'ReplicationGroups', {
    ResourceName: 'ARN',
  }),
  read('tagging', 'GetTagValues', 'GetTagKeys', 'TagKeys', { Key: '' }),
];

function read(
  service: string,
  operation: string,
  from: string | Read,
  items: string,
  input: Read['with'],
  also: object = {},
): Read {
  return { service, operation, from, items, with: input, also };
}

const SHOP: Place = { account: '111122223333', region: 'eu-west-1' };
const ENOUGH = 20;

/** The calls that a read makes on the resources that there are. */
export async function readsOf(twin: Twin, wanted: Read) {
  const { service, operation, place = SHOP } = wanted;
  const items = await sourceItems(twin, wanted, place);
  return items.slice(0, ENOUGH).map((item) => ({
    service,
    operation,
    ...place,
    paginate: true,
    params: { ...wanted.also, ...inputOf(item, wanted.with) },
  }));
}

/** The items that a read is about; one that comes of a second listing also knows what that was asked with. */
async function sourceItems(twin: Twin, { service, from, items }: Read, place: Place): Promise<unknown[]> {
  if (typeof from === 'string') {
    const listed = (await twin.invoke({ service, operation: from, ...place })) as Record<string, unknown[]>;
    return listed[items] ?? [];
  }
  const found: unknown[] = [];
  for (const { params, operation } of await readsOf(twin, from)) {
    const listed = (await twin.invoke({ service, operation, ...place, input: params })) as Record<
      string,
      object[]
    >;
    found.push(...(listed[items] ?? []).map((item) => ({ ...params, ...item })));
  }
  return found;
}

function inputOf(item: unknown, members: Read['with']): object {
  const entries = Object.entries(members).map(([name, source]) => {
    const value = source === '' ? item : (item as Record<string, unknown>)[source.replace('[]', '')];
    return [name, source.endsWith('[]') ? [value] : value];
  });
  return Object.fromEntries(entries) as object;
}
