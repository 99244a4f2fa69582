import { trapCases } from '../../support/trap-cases.ts';

trapCases('zone-literal', [
  {
    says: 'finds zones by name and by id, and takes a letter behind the Region for none',
    files: `
Parameters:
  Zone: {Type: AWS::EC2::AvailabilityZone::Name, Default: eu-west-1a} #<
Resources:
  One:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: eu-west-1b} #<
  Two:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: !Sub '\${AWS::Region}a'}
  Three:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZoneId: euw1-az1} #<
`,
  },
  {
    says: 'leaves alone what is chosen from the list, and names that contain a zone',
    files: `
Resources:
  One:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: !Select [0, !GetAZs '']}
  Two:
    Type: AWS::RDS::DBSubnetGroup
    Properties: {DBSubnetGroupName: subnets-eu-west-1a-blue}
`,
  },
  {
    says: 'with the zones of the account known: one that is there is none, and one beyond the end is',
    files: `
Resources:
  One:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: us-west-1b}
  Two:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: !Select [2, !GetAZs '']} #<
`,
    account: { account: '444455556666', region: 'us-west-1', zones: ['us-west-1b', 'us-west-1c'] },
  },
  {
    says: 'asks where the fourth zone is wanted and nobody has looked',
    files: `
Resources:
  One:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: !Select [3, !GetAZs '']} #<?
  Two:
    Type: AWS::EC2::Subnet
    Properties: {AvailabilityZone: !Select [2, !GetAZs '']}
`,
  },
  {
    says: 'reads Terraform',
    files: { 'main.tf': 'resource "aws_subnet" "one" {\n  availability_zone = "eu-west-1a" #<\n}\n' },
  },
]);
