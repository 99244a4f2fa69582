import { trapCases } from '../../support/trap-cases.ts';

trapCases('deletion-policy-missing', [
  {
    says: 'finds data that goes with the stack',
    files: `
Resources:
  Table: #<
    Type: AWS::DynamoDB::Table
  Bucket: #<
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
  Files: #<
    Type: AWS::EFS::FileSystem
`,
  },
  {
    says: 'leaves alone what is kept, by default too, what somebody gave up, and what holds nothing of its own',
    files: `
Resources:
  Table: {Type: AWS::DynamoDB::Table, DeletionPolicy: Retain, UpdateReplacePolicy: Retain}
  Scratch: {Type: AWS::DynamoDB::Table, DeletionPolicy: Delete}
  Database: {Type: AWS::RDS::DBInstance, Properties: {}}
  Cluster: {Type: AWS::RDS::DBCluster, DeletionPolicy: Snapshot}
  Member: {Type: AWS::RDS::DBInstance, DeletionPolicy: Delete, Properties: {DBClusterIdentifier: !Ref Cluster}}
  Topic: {Type: AWS::SNS::Topic}
`,
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': `
resource "aws_db_instance" "one" {
  skip_final_snapshot = true #<
}
resource "aws_db_instance" "two" {
  final_snapshot_identifier = "last"
}
`,
    },
  },
  {
    says: 'reads saved configurations of Elastic Beanstalk',
    files: {
      'prod.cfg.yml': `EnvironmentConfigurationMetadata: {DateCreated: '1'}
OptionSettings:
  aws:rds:dbinstance:
    DBDeletionPolicy: Delete #<
`,
    },
  },
]);
