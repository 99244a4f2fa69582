import { type Read, read } from './read.ts';

const ELB = 'elasticloadbalancing';

const POINTS = read('backup', 'ListRecoveryPointsByBackupVault', 'ListBackupVaults', 'BackupVaultList', {
  BackupVaultName: 'BackupVaultName',
});
const STACK_RESOURCES = read('cloudformation', 'ListStackResources', 'ListStacks', 'StackSummaries', {
  StackName: 'StackName',
});
const QUOTAS = read('servicequotas', 'ListServiceQuotas', [{ Service: 'vpc' }, { Service: 'rds' }], '', {
  ServiceCode: 'Service',
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
  STACK_RESOURCES,
  read('cloudformation', 'DescribeStackResource', STACK_RESOURCES, 'StackResourceSummaries', {
    StackName: 'StackName',
    LogicalResourceId: 'LogicalResourceId',
  }),
  read('iam', 'GetRole', 'ListRoles', 'Roles', { RoleName: 'RoleName' }),
  QUOTAS,
  read('servicequotas', 'GetServiceQuota', QUOTAS, 'Quotas', {
    ServiceCode: 'ServiceCode',
    QuotaCode: 'QuotaCode',
  }),
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
