import { parseArn } from '../base/arn.ts';

/** Service and first word of the resource in an ARN → CloudFormation type. The empty word stands for all others. */
const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  apigateway: { '': 'AWS::ApiGateway::RestApi' },
  athena: { workgroup: 'AWS::Athena::WorkGroup' },
  autoscaling: { autoScalingGroup: 'AWS::AutoScaling::AutoScalingGroup' },
  backup: {
    'backup-plan': 'AWS::Backup::BackupPlan',
    'backup-vault': 'AWS::Backup::BackupVault',
    'recovery-point': 'AWS::Backup::RecoveryPoint',
  },
  cloudformation: { stack: 'AWS::CloudFormation::Stack' },
  cloudfront: { distribution: 'AWS::CloudFront::Distribution' },
  cloudwatch: { alarm: 'AWS::CloudWatch::Alarm' },
  dynamodb: { table: 'AWS::DynamoDB::Table' },
  ec2: {
    'elastic-ip': 'AWS::EC2::EIP',
    image: 'AWS::EC2::Image',
    instance: 'AWS::EC2::Instance',
    'internet-gateway': 'AWS::EC2::InternetGateway',
    'launch-template': 'AWS::EC2::LaunchTemplate',
    natgateway: 'AWS::EC2::NatGateway',
    'network-interface': 'AWS::EC2::NetworkInterface',
    'route-table': 'AWS::EC2::RouteTable',
    'security-group': 'AWS::EC2::SecurityGroup',
    snapshot: 'AWS::EC2::Snapshot',
    subnet: 'AWS::EC2::Subnet',
    volume: 'AWS::EC2::Volume',
    vpc: 'AWS::EC2::VPC',
    'vpc-endpoint': 'AWS::EC2::VPCEndpoint',
  },
  ecr: { repository: 'AWS::ECR::Repository' },
  ecs: { cluster: 'AWS::ECS::Cluster', service: 'AWS::ECS::Service' },
  eks: { cluster: 'AWS::EKS::Cluster' },
  elasticache: {
    cluster: 'AWS::ElastiCache::CacheCluster',
    replicationgroup: 'AWS::ElastiCache::ReplicationGroup',
    serverlesscache: 'AWS::ElastiCache::ServerlessCache',
  },
  elasticfilesystem: { 'file-system': 'AWS::EFS::FileSystem' },
  elasticloadbalancing: {
    listener: 'AWS::ElasticLoadBalancingV2::Listener',
    loadbalancer: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    targetgroup: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  },
  es: { domain: 'AWS::OpenSearchService::Domain' },
  events: { rule: 'AWS::Events::Rule' },
  firehose: { deliverystream: 'AWS::KinesisFirehose::DeliveryStream' },
  fsx: { 'file-system': 'AWS::FSx::FileSystem' },
  glue: { job: 'AWS::Glue::Job', database: 'AWS::Glue::Database' },
  kinesis: { stream: 'AWS::Kinesis::Stream' },
  kms: { key: 'AWS::KMS::Key' },
  lambda: { function: 'AWS::Lambda::Function' },
  logs: { 'log-group': 'AWS::Logs::LogGroup' },
  memorydb: { cluster: 'AWS::MemoryDB::Cluster' },
  rds: {
    'auto-backup': 'AWS::RDS::AutomatedBackup',
    cluster: 'AWS::RDS::DBCluster',
    'cluster-snapshot': 'AWS::RDS::DBClusterSnapshot',
    db: 'AWS::RDS::DBInstance',
    'db-proxy': 'AWS::RDS::DBProxy',
    'db-proxy-endpoint': 'AWS::RDS::DBProxyEndpoint',
    pg: 'AWS::RDS::DBParameterGroup',
    snapshot: 'AWS::RDS::DBSnapshot',
    subgrp: 'AWS::RDS::DBSubnetGroup',
  },
  redshift: { cluster: 'AWS::Redshift::Cluster' },
  route53: { healthcheck: 'AWS::Route53::HealthCheck', hostedzone: 'AWS::Route53::HostedZone' },
  s3: { '': 'AWS::S3::Bucket' },
  secretsmanager: { secret: 'AWS::SecretsManager::Secret' },
  sns: { '': 'AWS::SNS::Topic' },
  sqs: { '': 'AWS::SQS::Queue' },
  ssm: { parameter: 'AWS::SSM::Parameter' },
  states: { stateMachine: 'AWS::StepFunctions::StateMachine' },
};

/** The CloudFormation type of what an ARN names; `service:resource` where this table does not know it. */
export function resourceType(arn: string): string {
  const parts = parseArn(arn);
  if (parts === undefined) return 'unknown';
  const word = /^\/?([^:/]+)[:/]/.exec(parts.resource)?.[1] ?? '';
  const types = TYPES[parts.service] ?? {};
  if (parts.service === 'elasticloadbalancing' && /^loadbalancer\/(?!app\/|net\/|gwy\/)/.test(parts.resource))
    return 'AWS::ElasticLoadBalancing::LoadBalancer';
  return types[word] ?? types[''] ?? (word === '' ? parts.service : `${parts.service}:${word}`);
}
