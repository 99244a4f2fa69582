/**
 * Properties that say from which snapshot or source a resource gets its data. CloudFormation resource reference, one page a
 * type; Terraform AWS provider reference. EBS snapshots have a shape of their own and are found by it.
 */
export const SOURCE_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::RDS::DBInstance': [
    'DBSnapshotIdentifier',
    'DBClusterSnapshotIdentifier',
    'SourceDBInstanceIdentifier',
    'SourceDbiResourceId',
    'SourceDBInstanceAutomatedBackupsArn',
  ],
  'AWS::RDS::DBCluster': [
    'SnapshotIdentifier',
    'SourceDBClusterIdentifier',
    'SourceDbClusterResourceId',
    'ReplicationSourceIdentifier',
  ],
  'AWS::DocDB::DBCluster': ['SnapshotIdentifier', 'SourceDBClusterIdentifier'],
  'AWS::Neptune::DBCluster': ['SnapshotIdentifier', 'SourceDBClusterIdentifier'],
  'AWS::ElastiCache::ReplicationGroup': ['SnapshotName', 'SnapshotArns'],
  'AWS::ElastiCache::CacheCluster': ['SnapshotName', 'SnapshotArns'],
  'AWS::MemoryDB::Cluster': ['SnapshotName', 'SnapshotArns'],
  'AWS::Redshift::Cluster': ['SnapshotIdentifier'],
  'AWS::RedshiftServerless::Namespace': ['SnapshotArn'],
  'AWS::FSx::FileSystem': ['BackupId'],
  'AWS::FSx::Volume': ['BackupId'],
  'AWS::ElasticBeanstalk::Environment': ['option:aws:rds:dbinstance/DBSnapshotIdentifier'],
  'AWS::ElasticBeanstalk::ConfigurationTemplate': ['option:aws:rds:dbinstance/DBSnapshotIdentifier'],
  aws_db_instance: [
    'snapshot_identifier',
    'replicate_source_db',
    'restore_to_point_in_time.source_db_instance_identifier',
  ],
  aws_rds_cluster: [
    'snapshot_identifier',
    'replication_source_identifier',
    'restore_to_point_in_time.source_cluster_identifier',
  ],
  aws_docdb_cluster: ['snapshot_identifier'],
  aws_neptune_cluster: ['snapshot_identifier', 'replication_source_identifier'],
  aws_elasticache_replication_group: ['snapshot_name', 'snapshot_arns'],
  aws_elasticache_cluster: ['snapshot_name', 'snapshot_arns'],
  aws_redshift_cluster: ['snapshot_identifier'],
  aws_fsx_lustre_file_system: ['backup_id'],
  aws_fsx_windows_file_system: ['backup_id'],
  aws_dynamodb_table: ['restore_source_name', 'restore_source_table_arn'],
};
