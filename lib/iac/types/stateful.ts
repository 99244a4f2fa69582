import { own } from '../../base/own.ts';
/** What a type of resource holds that no template does. */
export interface Stateful {
  /** What is lost, in words. */
  readonly holds: string;
  /** It goes when its stack is deleted, and nothing asks. CloudFormation User Guide, "DeletionPolicy attribute". */
  readonly goes: boolean;
}

/** Types whose contents no template holds; undefined for all others. */
export function statefulType(type: string): Stateful | undefined {
  const holds = own(GOING, type);
  if (holds !== undefined) return { holds, goes: true };
  const kept = own(OTHERS, type);
  return kept === undefined ? undefined : { holds: kept, goes: false };
}

/** Without a policy CloudFormation deletes them. */
const GOING: Readonly<Record<string, string>> = {
  'AWS::DocDB::DBCluster': 'the database',
  'AWS::Neptune::DBCluster': 'the graph',
  'AWS::Redshift::Cluster': 'the warehouse',
  'AWS::RedshiftServerless::Namespace': 'the warehouse',
  'AWS::EC2::Volume': 'the data',
  'AWS::ElastiCache::ReplicationGroup': 'the data',
  'AWS::MemoryDB::Cluster': 'the data',
  'AWS::DynamoDB::Table': 'the items of the table',
  'AWS::DynamoDB::GlobalTable': 'the items of the table',
  'AWS::Serverless::SimpleTable': 'the items of the table',
  'AWS::Cassandra::Table': 'the rows of the table',
  'AWS::Timestream::Table': 'the rows of the table',
  'AWS::S3::Bucket': 'the objects',
  'AWS::EFS::FileSystem': 'the files',
  'AWS::FSx::FileSystem': 'the files',
  'AWS::Cognito::UserPool': 'the users',
  'AWS::Elasticsearch::Domain': 'the indices',
  'AWS::OpenSearchService::Domain': 'the indices',
};

/** Kept by a snapshot by default, or taken for what can be made anew; and those of Terraform, which asks before it destroys. */
const OTHERS: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance': 'the database',
  'AWS::RDS::DBCluster': 'the database',
  'AWS::SecretsManager::Secret': 'the value of the secret',
  'AWS::ECR::Repository': 'the images',
  'AWS::CodeCommit::Repository': 'the code',
  'AWS::Backup::BackupVault': 'the recovery points',
  'AWS::MSK::Cluster': 'the topics',
  'AWS::AmazonMQ::Broker': 'the messages',
  aws_db_instance: 'the database',
  aws_rds_cluster: 'the database',
  aws_docdb_cluster: 'the database',
  aws_neptune_cluster: 'the graph',
  aws_redshift_cluster: 'the warehouse',
  aws_ebs_volume: 'the data',
  aws_elasticache_replication_group: 'the data',
  aws_memorydb_cluster: 'the data',
  aws_dynamodb_table: 'the items of the table',
  aws_s3_bucket: 'the objects',
  aws_efs_file_system: 'the files',
  aws_fsx_lustre_file_system: 'the files',
  aws_cognito_user_pool: 'the users',
  aws_elasticsearch_domain: 'the indices',
  aws_opensearch_domain: 'the indices',
  aws_ecr_repository: 'the images',
  aws_secretsmanager_secret: 'the value of the secret',
};
