/** Resources that are nothing but a lock of another one. */
export const LOCKS: ReadonlySet<string> = new Set([
  'aws_backup_vault_lock_configuration',
  'aws_s3_bucket_object_lock_configuration',
]);

/**
 * Properties that keep a resource from being deleted, with the values that do. CloudFormation resource reference and Terraform
 * AWS provider reference, one page a type; for locks: Amazon S3 User Guide, "Locking objects with Object Lock", and AWS Backup
 * Developer Guide, "AWS Backup Vault Lock".
 */
export const PROTECTIONS: Readonly<
  Record<string, readonly { readonly property: string; readonly value: RegExp }[]>
> = {
  'AWS::S3::Bucket': [
    { property: 'ObjectLockEnabled', value: /^true$/ },
    { property: 'ObjectLockConfiguration', value: /./ },
  ],
  'AWS::Backup::BackupVault': [{ property: 'LockConfiguration', value: /./ }],
  'AWS::RDS::DBInstance': on('DeletionProtection'),
  'AWS::RDS::DBCluster': on('DeletionProtection'),
  'AWS::RDS::GlobalCluster': on('DeletionProtection'),
  'AWS::DocDB::DBCluster': on('DeletionProtection'),
  'AWS::Neptune::DBCluster': on('DeletionProtection'),
  'AWS::DynamoDB::Table': on('DeletionProtectionEnabled'),
  'AWS::DynamoDB::GlobalTable': on('Replicas.DeletionProtectionEnabled'),
  'AWS::EC2::Instance': on('DisableApiTermination'),
  'AWS::EC2::LaunchTemplate': on('LaunchTemplateData.DisableApiTermination'),
  'AWS::Cognito::UserPool': [{ property: 'DeletionProtection', value: /^ACTIVE$/ }],
  'AWS::QLDB::Ledger': on('DeletionProtection'),
  'AWS::NetworkFirewall::Firewall': on('DeleteProtection'),
  'AWS::EMR::Cluster': on('Instances.TerminationProtected'),
  aws_s3_bucket: [
    { property: 'object_lock_enabled', value: /^true$/ },
    { property: 'object_lock_configuration', value: /./ },
  ],
  aws_db_instance: on('deletion_protection'),
  aws_rds_cluster: on('deletion_protection'),
  aws_docdb_cluster: on('deletion_protection'),
  aws_neptune_cluster: on('deletion_protection'),
  aws_dynamodb_table: on('deletion_protection_enabled'),
  aws_instance: on('disable_api_termination'),
  aws_lb: on('enable_deletion_protection'),
  aws_alb: on('enable_deletion_protection'),
  aws_cognito_user_pool: [{ property: 'deletion_protection', value: /^ACTIVE$/ }],
};

function on(property: string): readonly { property: string; value: RegExp }[] {
  return [{ property, value: /^true$/ }];
}
