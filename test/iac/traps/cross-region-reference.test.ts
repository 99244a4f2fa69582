import { trapCases } from '../../support/trap-cases.ts';

trapCases('cross-region-reference', [
  {
    says: 'finds what CDK carries between Regions',
    files: `
Resources:
  Reader: #<
    Type: Custom::CrossRegionExportReader
    Properties: {ServiceToken: !GetAtt Handler.Arn}
  Handler: {Type: AWS::Lambda::Function, Properties: {}}
`,
  },
  {
    says: 'finds what reaches into another Region',
    files: `
Resources:
  Plan:
    Type: AWS::Backup::BackupPlan
    Properties:
      BackupPlan:
        BackupPlanRule:
          - CopyActions: [{DestinationBackupVaultArn: 'arn:aws:backup:us-west-2:210987654321:backup-vault:copies'}] #<
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties: {Stages: [{Actions: [{Region: us-west-2}]}]} #<
  Peering: {Type: AWS::EC2::VPCPeeringConnection, Properties: {PeerRegion: us-west-2}} #<
`,
    target: { region: 'eu-central-1' },
  },
  {
    says: 'leaves alone what is in the Region of the rebuild, and other names of Regions to region-literal',
    files: `
Resources:
  Peering: {Type: AWS::EC2::VPCPeeringConnection, Properties: {PeerRegion: eu-central-1}}
  Function: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {QUEUE: 'arn:aws:sqs:us-east-1:210987654321:jobs'}}}}
`,
    target: { region: 'eu-central-1' },
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': 'resource "aws_vpc_peering_connection" "one" {\n  peer_region = "us-west-2" #<\n}\n',
    },
  },
]);
