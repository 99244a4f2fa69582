/** What a type of resource holds, and what is left of it when its stack is deleted. */
export interface Stateful {
  /** What is lost, in words. */
  readonly holds: string;
  /** DeletionPolicy Snapshot is allowed. CloudFormation User Guide, "DeletionPolicy attribute". */
  readonly snapshots: boolean;
  /** Without a DeletionPolicy a snapshot is taken. */
  readonly keptByDefault: boolean;
  /** It is not deleted while something is in it. */
  readonly mustBeEmpty: boolean;
}

/** Types whose contents no template holds; undefined for all others. */
export function statefulType(type: string): Stateful | undefined {
  const given = STATEFUL[type];
  return given === undefined
    ? undefined
    : { snapshots: false, keptByDefault: false, mustBeEmpty: false, ...given };
}

const database = { holds: 'the database', snapshots: true, keptByDefault: true };
const snapshotted = { holds: 'the data', snapshots: true };
const table = { holds: 'the items of the table' };
const files = { holds: 'the files' };

const STATEFUL: Readonly<Record<string, Partial<Stateful> & { holds: string }>> = {
  'AWS::RDS::DBInstance': database,
  'AWS::RDS::DBCluster': database,
  'AWS::RDS::GlobalCluster': { holds: 'the database' },
  'AWS::DocDB::DBCluster': snapshotted,
  'AWS::Neptune::DBCluster': snapshotted,
  'AWS::Redshift::Cluster': snapshotted,
  'AWS::RedshiftServerless::Namespace': { holds: 'the warehouse' },
  'AWS::EC2::Volume': snapshotted,
  'AWS::ElastiCache::ReplicationGroup': snapshotted,
  'AWS::ElastiCache::CacheCluster': snapshotted,
  'AWS::MemoryDB::Cluster': { holds: 'the data' },
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Serverless::SimpleTable': table,
  'AWS::Cassandra::Table': table,
  'AWS::Timestream::Table': table,
  'AWS::QLDB::Ledger': { holds: 'the ledger' },
  'AWS::S3::Bucket': { holds: 'the objects', mustBeEmpty: true },
  'AWS::EFS::FileSystem': files,
  'AWS::FSx::FileSystem': files,
  'AWS::Cognito::UserPool': { holds: 'the users' },
  'AWS::Elasticsearch::Domain': { holds: 'the indices' },
  'AWS::OpenSearchService::Domain': { holds: 'the indices' },
  'AWS::MSK::Cluster': { holds: 'the topics' },
  'AWS::Kinesis::Stream': { holds: 'the records' },
  'AWS::ECR::Repository': { holds: 'the images', mustBeEmpty: true },
  'AWS::SecretsManager::Secret': { holds: 'the value of the secret' },
  'AWS::KMS::Key': { holds: 'the key, and with it all that it encrypts' },
  'AWS::Backup::BackupVault': { holds: 'the recovery points', mustBeEmpty: true },
  'AWS::CodeCommit::Repository': { holds: 'the code' },
  'AWS::SDB::Domain': { holds: 'the items' },
  'AWS::AmazonMQ::Broker': { holds: 'the messages' },
  aws_db_instance: database,
  aws_rds_cluster: database,
  aws_docdb_cluster: database,
  aws_neptune_cluster: database,
  aws_redshift_cluster: snapshotted,
  aws_ebs_volume: { holds: 'the data' },
  aws_elasticache_replication_group: snapshotted,
  aws_elasticache_cluster: snapshotted,
  aws_memorydb_cluster: { holds: 'the data' },
  aws_dynamodb_table: table,
  aws_s3_bucket: { holds: 'the objects', mustBeEmpty: true },
  aws_efs_file_system: files,
  aws_fsx_lustre_file_system: files,
  aws_cognito_user_pool: { holds: 'the users' },
  aws_elasticsearch_domain: { holds: 'the indices' },
  aws_opensearch_domain: { holds: 'the indices' },
  aws_ecr_repository: { holds: 'the images', mustBeEmpty: true },
  aws_secretsmanager_secret: { holds: 'the value of the secret' },
};
