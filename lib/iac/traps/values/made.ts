import type { IacSet, IacUnit } from '../../iac-set.ts';
import { originsOf } from './origins.ts';
import { pickAll } from './pick.ts';
import { mayBeSame } from './same-name.ts';

/** What units make under a name that others may ask for. */
export type MadeKind =
  | 'alias'
  | 'bucket'
  | 'function'
  | 'key-pair'
  | 'macro'
  | 'parameter'
  | 'repository'
  | 'role'
  | 'secret'
  | 'database'
  | 'zone'
  | 'layer'
  | 'log-group'
  | 'table'
  | 'queue'
  | 'topic'
  | 'stream'
  | 'instance-profile'
  | 'cluster'
  | 'state-machine'
  | 'event-bus';

/** One thing that a unit of the set makes. */
export interface Made {
  readonly unit: IacUnit;
  readonly address: string;
  readonly name: string;
}

const TABLES: Readonly<Record<MadeKind, Readonly<Record<string, readonly string[]>>>> = {
  alias: { 'AWS::KMS::Alias': ['AliasName'], aws_kms_alias: ['name'] },
  bucket: { 'AWS::S3::Bucket': ['BucketName'], aws_s3_bucket: ['bucket'] },
  function: {
    'AWS::Lambda::Function': ['FunctionName'],
    'AWS::Serverless::Function': ['FunctionName'],
    aws_lambda_function: ['function_name'],
  },
  'key-pair': { 'AWS::EC2::KeyPair': ['KeyName'], aws_key_pair: ['key_name'] },
  macro: { 'AWS::CloudFormation::Macro': ['Name'] },
  parameter: { 'AWS::SSM::Parameter': ['Name'], aws_ssm_parameter: ['name'] },
  repository: { 'AWS::ECR::Repository': ['RepositoryName'], aws_ecr_repository: ['name'] },
  role: { 'AWS::IAM::Role': ['RoleName'], aws_iam_role: ['name'] },
  secret: { 'AWS::SecretsManager::Secret': ['Name'], aws_secretsmanager_secret: ['name'] },
  database: {
    'AWS::RDS::DBInstance': ['DBInstanceIdentifier'],
    'AWS::RDS::DBCluster': ['DBClusterIdentifier'],
    aws_db_instance: ['identifier'],
    aws_rds_cluster: ['cluster_identifier'],
  },
  zone: { 'AWS::Route53::HostedZone': ['Name'], aws_route53_zone: ['name'] },
  layer: {
    'AWS::Lambda::LayerVersion': ['LayerName'],
    'AWS::Serverless::LayerVersion': ['LayerName'],
    aws_lambda_layer_version: ['layer_name'],
  },
  'log-group': { 'AWS::Logs::LogGroup': ['LogGroupName'], aws_cloudwatch_log_group: ['name'] },
  table: {
    'AWS::DynamoDB::Table': ['TableName'],
    'AWS::DynamoDB::GlobalTable': ['TableName'],
    'AWS::Serverless::SimpleTable': ['TableName'],
    aws_dynamodb_table: ['name'],
  },
  queue: { 'AWS::SQS::Queue': ['QueueName'], aws_sqs_queue: ['name'] },
  topic: { 'AWS::SNS::Topic': ['TopicName'], aws_sns_topic: ['name'] },
  stream: { 'AWS::Kinesis::Stream': ['Name'], aws_kinesis_stream: ['name'] },
  'instance-profile': {
    'AWS::IAM::InstanceProfile': ['InstanceProfileName'],
    aws_iam_instance_profile: ['name'],
  },
  cluster: { 'AWS::ECS::Cluster': ['ClusterName'], aws_ecs_cluster: ['name'] },
  'state-machine': {
    'AWS::StepFunctions::StateMachine': ['StateMachineName'],
    'AWS::Serverless::StateMachine': ['Name'],
    aws_sfn_state_machine: ['name'],
  },
  'event-bus': { 'AWS::Events::EventBus': ['Name'], aws_cloudwatch_event_bus: ['name'] },
};

const known = new WeakMap<IacSet, Map<MadeKind, readonly Made[]>>();

/** Everything of a kind that the set makes under a name that is at least partly known. */
export function madeOf(set: IacSet, kind: MadeKind): readonly Made[] {
  const kinds = known.get(set) ?? new Map<MadeKind, readonly Made[]>();
  known.set(set, kinds);
  const before = kinds.get(kind);
  if (before !== undefined) return before;
  const made = pickAll(set.units, TABLES[kind]).flatMap(({ unit, resource, value, path }) =>
    originsOf(unit, value, path).map(({ text }) => ({ unit, address: resource.address, name: text })),
  );
  kinds.set(kind, made);
  return made;
}

/** Who makes what has this name, or may have it. */
export function makerOf(set: IacSet, kind: MadeKind, name: string): Made | undefined {
  return madeOf(set, kind).find((made) => mayBeSame(made.name, name));
}

/** Whether `${Bucket}`, or `${aws_s3_bucket.one.id}`, is a resource of the unit itself. */
export function isResource(unit: IacUnit, text: string): boolean {
  const [, name = ''] = /^\$\{([^{}]+)\}$/.exec(text) ?? [];
  return unit.resources.some(
    ({ address }) => name === address || name.startsWith(`${address}.`) || name.startsWith(`${address}[`),
  );
}
