import type { FactKind, FactKinds } from '../inventory/facts.ts';

/** What each kind of fact is called in CloudFormation's words, the one form of a type that people read in reports and write in exclusions. */
export const TYPE_OF_KIND: Readonly<Record<FactKind, string>> = {
  'sts.identity': 'AWS::STS::CallerIdentity',
  'rds.instance': 'AWS::RDS::DBInstance',
  'rds.cluster': 'AWS::RDS::DBCluster',
  'rds.proxy': 'AWS::RDS::DBProxy',
  'rds.snapshot': 'AWS::RDS::DBSnapshot',
  'rds.cluster-snapshot': 'AWS::RDS::DBClusterSnapshot',
  'rds.automated-backup': 'AWS::RDS::AutomatedBackup',
  'backup.vault': 'AWS::Backup::BackupVault',
  'backup.plan': 'AWS::Backup::BackupPlan',
  'backup.selection': 'AWS::Backup::BackupSelection',
  'backup.recovery-point': 'AWS::Backup::RecoveryPoint',
  'backup.copy-job': 'AWS::Backup::CopyJob',
  'ec2.instance': 'AWS::EC2::Instance',
  'ec2.volume': 'AWS::EC2::Volume',
  'ec2.snapshot': 'AWS::EC2::Snapshot',
  'ec2.zone': 'AWS::EC2::AvailabilityZone',
  'route53.zone': 'AWS::Route53::HostedZone',
  'route53.record': 'AWS::Route53::RecordSet',
  'route53.health-check': 'AWS::Route53::HealthCheck',
  'elb.load-balancer': 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'elb.target-group': 'AWS::ElasticLoadBalancingV2::TargetGroup',
  'kms.key': 'AWS::KMS::Key',
  'elasticache.replication-group': 'AWS::ElastiCache::ReplicationGroup',
  'elasticache.cluster': 'AWS::ElastiCache::CacheCluster',
  'cloudformation.stack': 'AWS::CloudFormation::Stack',
  'cloudformation.resource': 'AWS::CloudFormation::StackResource',
  'cloudformation.drift': 'AWS::CloudFormation::ResourceDrift',
  'tagging.resource': 'AWS::ResourceGroupsTagging::Resource',
  'iac.unit': 'Landfall::Iac::Unit',
  'rebuild.account': 'Landfall::Rebuild::Account',
  // Not AWS::IAM::Role: no collector reads the roles of a workload.
  'iam.role': 'Landfall::Rebuild::Role',
};

/** The CloudFormation type of a fact; a resource that is known by its tags alone says itself what it is. */
export function typeOfFact(kind: FactKind, fact: FactKinds[FactKind]): string {
  return kind === 'tagging.resource' && 'type' in fact ? fact.type : TYPE_OF_KIND[kind];
}

/** The kind that a CloudFormation type is read as; absent = no collector reads it. */
export const KIND_OF_TYPE: ReadonlyMap<string, FactKind> = new Map(
  (Object.entries(TYPE_OF_KIND) as [FactKind, string][]).map(([kind, type]) => [type, kind]),
);

/** Types that are no resource of their own: all that they say is read as part of another one. */
export const READ_AS_PART: ReadonlySet<string> = new Set([
  'AWS::EC2::VolumeAttachment',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::RDS::DBProxyTargetGroup',
  'AWS::Route53::RecordSetGroup',
  'AWS::KMS::Alias',
  'AWS::KMS::ReplicaKey',
  'rds:cluster-auto-backup',
]);

/** Whether a collector reads resources of this type. */
export function isRead(type: string): boolean {
  return KIND_OF_TYPE.has(type) || READ_AS_PART.has(type);
}
