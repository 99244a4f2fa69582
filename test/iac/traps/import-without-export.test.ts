import { trapCases } from '../../support/trap-cases.ts';

trapCases('import-without-export', [
  {
    says: 'finds imports that nothing in the set exports',
    files: `
Parameters: {Network: {Type: String, Default: network}}
Resources:
  Subnet:
    Type: AWS::EC2::Instance
    Properties:
      SubnetId: !ImportValue network-SubnetA #<
      SecurityGroupIds: [Fn::ImportValue: !Sub '\${Network}-Group'] #<
`,
  },
  {
    says: 'leaves alone imports of what another unit exports, whatever the name of its stack',
    files: {
      'network.yaml': `
Resources: {Vpc: {Type: AWS::EC2::VPC}}
Outputs:
  Vpc: {Value: !Ref Vpc, Export: {Name: !Sub '\${AWS::StackName}-Vpc'}}
`,
      'web.yaml': `
Resources:
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !ImportValue network-Vpc}}
`,
    },
  },
  {
    says: 'believes the account where the export was seen',
    files:
      'Resources:\n  Group: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !ImportValue network-Vpc}}\n',
    account: { account: '444455556666', region: 'eu-west-1', exports: ['network-Vpc'] },
  },
  {
    says: 'finds the states of others',
    files: { 'main.tf': 'data "terraform_remote_state" "network" { #<\n  backend = "s3"\n}\n' },
  },
]);
