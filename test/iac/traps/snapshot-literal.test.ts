import { trapCases } from '../../support/trap-cases.ts';

trapCases('snapshot-literal', [
  {
    says: 'finds snapshots by id, by ARN and by name, and databases to copy from',
    files: `
Parameters: {Snapshot: {Type: String, Default: orders-final}} #<
Resources:
  One: {Type: AWS::EC2::Volume, Properties: {SnapshotId: snap-0123456789abcdef0}} #<
  Two: {Type: AWS::RDS::DBInstance, Properties: {DBSnapshotIdentifier: !Ref Snapshot}}
  Three: {Type: AWS::RDS::DBCluster, Properties: {SnapshotIdentifier: 'arn:aws:rds:eu-west-1:210987654321:cluster-snapshot:orders'}} #<
  Four: {Type: AWS::RDS::DBInstance, Properties: {SourceDBInstanceIdentifier: orders}} #<
`,
  },
  {
    says: 'leaves alone an empty default, a source that is made here, and a parameter without a value',
    files: `
Parameters:
  Snapshot: {Type: String, Default: ''}
  Other: {Type: String}
Resources:
  One: {Type: AWS::RDS::DBInstance, Properties: {DBSnapshotIdentifier: !If [HasSnapshot, !Ref Snapshot, !Ref AWS::NoValue]}}
  Two: {Type: AWS::RDS::DBInstance, Properties: {SourceDBInstanceIdentifier: !Ref One}}
  Three: {Type: AWS::RDS::DBCluster, Properties: {SnapshotIdentifier: !Ref Other}}
`,
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': 'resource "aws_db_instance" "one" {\n  snapshot_identifier = "orders-final" #<\n}\n',
    },
  },
]);
