import { trapCases } from '../../support/trap-cases.ts';

trapCases('deletion-policy-missing', [
  {
    says: 'finds data that goes with the stack',
    files: `
Resources:
  Table: #<
    Type: AWS::DynamoDB::Table
  Database: #<
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Delete
  Files: #<
    Type: AWS::EFS::FileSystem
`,
  },
  {
    says: 'leaves alone what is kept, what is kept by default, and what holds nothing of its own',
    files: `
Resources:
  Table: {Type: AWS::DynamoDB::Table, DeletionPolicy: Retain}
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
resource "aws_db_instance" "one" { #<
  skip_final_snapshot = true
}
resource "aws_db_instance" "two" {
  final_snapshot_identifier = "last"
}
`,
    },
  },
]);
