import { trapCases } from '../../support/trap-cases.ts';

trapCases('undeletable-resource', [
  {
    says: 'finds locks and protections',
    files: `
Parameters: {Protect: {Type: String, Default: 'true'}} #<
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {ObjectLockEnabled: true}} #<
  Vault: {Type: AWS::Backup::BackupVault, Properties: {BackupVaultName: x, LockConfiguration: {MinRetentionDays: 7}}} #<
  Database: {Type: AWS::RDS::DBInstance, Properties: {DeletionProtection: !Ref Protect}}
  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {LoadBalancerAttributes: [{Key: deletion_protection.enabled, Value: 'true'}]}} #<
`,
  },
  {
    says: 'leaves alone what can be deleted',
    files: `
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {ObjectLockEnabled: false}}
  Vault: {Type: AWS::Backup::BackupVault, Properties: {BackupVaultName: x}}
  Database: {Type: AWS::RDS::DBInstance, Properties: {DeletionProtection: false}}
`,
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf':
        'resource "aws_db_instance" "one" {\n  deletion_protection = true #<\n  lifecycle {\n    prevent_destroy = true #<\n  }\n}\n',
    },
  },
]);
