import { parseArn } from '../base/arn.ts';

/** ARN prefix `service:resource-type` → CloudFormation type, where the two do not follow from each other. */
const TYPES: Readonly<Record<string, string>> = {
  'rds:db': 'AWS::RDS::DBInstance',
  'rds:cluster': 'AWS::RDS::DBCluster',
  'rds:snapshot': 'AWS::RDS::DBSnapshot',
  'rds:cluster-snapshot': 'AWS::RDS::DBClusterSnapshot',
  'rds:auto-backup': 'AWS::RDS::AutomatedBackup',
  'rds:cluster-auto-backup': 'AWS::RDS::AutomatedBackup',
  'rds:subgrp': 'AWS::RDS::DBSubnetGroup',
  'rds:pg': 'AWS::RDS::DBParameterGroup',
  'rds:cluster-pg': 'AWS::RDS::DBClusterParameterGroup',
  'rds:og': 'AWS::RDS::OptionGroup',
  'rds:es': 'AWS::RDS::EventSubscription',
  'ec2:vpc': 'AWS::EC2::VPC',
  'ec2:natgateway': 'AWS::EC2::NatGateway',
  'ec2:elastic-ip': 'AWS::EC2::EIP',
  'elasticloadbalancing:loadbalancer': 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'elasticloadbalancing:targetgroup': 'AWS::ElasticLoadBalancingV2::TargetGroup',
  'elasticloadbalancing:listener': 'AWS::ElasticLoadBalancingV2::Listener',
  'route53:hostedzone': 'AWS::Route53::HostedZone',
  'route53:healthcheck': 'AWS::Route53::HealthCheck',
  'elasticache:cluster': 'AWS::ElastiCache::CacheCluster',
  'elasticache:replicationgroup': 'AWS::ElastiCache::ReplicationGroup',
  'elasticfilesystem:file-system': 'AWS::EFS::FileSystem',
  'es:domain': 'AWS::OpenSearchService::Domain',
  'secretsmanager:secret': 'AWS::SecretsManager::Secret',
  'logs:log-group': 'AWS::Logs::LogGroup',
  'cloudwatch:alarm': 'AWS::CloudWatch::Alarm',
  'events:rule': 'AWS::Events::Rule',
  'states:stateMachine': 'AWS::StepFunctions::StateMachine',
  'autoscaling:autoScalingGroup': 'AWS::AutoScaling::AutoScalingGroup',
};

/** Services whose ARNs end in the bare name of the resource. */
const BARE: Readonly<Record<string, string>> = {
  sns: 'AWS::SNS::Topic',
  sqs: 'AWS::SQS::Queue',
  s3: 'AWS::S3::Bucket',
};

/** How CloudFormation spells the services whose name is more than a capital letter away from their ARN prefix. */
const SERVICES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'EC2',
      'ECR',
      'ECS',
      'EKS',
      'EMR',
      'FSx',
      'IAM',
      'KMS',
      'MSK',
      'RDS',
      'SES',
      'SNS',
      'SQS',
      'SSM',
      'S3',
    ].map((name) => [name.toLowerCase(), name]),
  ),
  ...Object.fromEntries(
    [
      'ApiGateway',
      'AppConfig',
      'CertificateManager',
      'CloudFormation',
      'CloudFront',
      'DynamoDB',
      'ElastiCache',
    ].map((name) => [name.toLowerCase(), name]),
  ),
  acm: 'CertificateManager',
  elasticfilesystem: 'EFS',
  memorydb: 'MemoryDB',
  wafv2: 'WAFv2',
};

/** The type of a resource as CloudFormation names it, as well as an ARN can tell: `AWS::SNS::Topic`. */
export function typeOfArn(text: string): string {
  const arn = parseArn(text);
  if (arn === undefined) return 'unknown';
  const [word = '', ...rest] = arn.resource.split(/[:/]/);
  if (rest.length === 0) return BARE[arn.service] ?? `AWS::${serviceName(arn.service)}::Resource`;
  return (
    classicLoadBalancer(arn.service, word, rest) ??
    TYPES[`${arn.service}:${word}`] ??
    derived(arn.service, word)
  );
}

/** `loadbalancer/<name>` is a classic one; the newer ones say app, net or gwy first. */
function classicLoadBalancer(service: string, word: string, rest: readonly string[]): string | undefined {
  const classic = service === 'elasticloadbalancing' && word === 'loadbalancer' && rest.length === 1;
  return classic ? 'AWS::ElasticLoadBalancing::LoadBalancer' : undefined;
}

function derived(service: string, word: string): string {
  const words = word.split('-').map(capital).join('');
  return `AWS::${serviceName(service)}::${words}`;
}

function serviceName(service: string): string {
  return SERVICES[service] ?? service.split('-').map(capital).join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
