import { trapCases } from '../../support/trap-cases.ts';

trapCases('network-id-literal', [
  {
    says: 'finds ids of VPCs, subnets, groups and the like; two in one line are one place',
    files: `
Parameters: {Vpc: {Type: AWS::EC2::VPC::Id, Default: vpc-0123456789abcdef0}} #<
Resources:
  One: {Type: AWS::EC2::Instance, Properties: {SubnetId: subnet-12345678}} #<
  Two: {Type: AWS::RDS::DBSubnetGroup, Properties: {SubnetIds: [subnet-12345678, subnet-23456789]}} #<
  Three: {Type: AWS::EC2::SecurityGroupIngress, Properties: {SourcePrefixListId: pl-63a5400a}} #<
`,
  },
  {
    says: 'leaves alone references, and words that look like ids',
    files: `
Resources:
  Vpc: {Type: AWS::EC2::VPC}
  One: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, Tags: [{Key: was, Value: subnet-12345678}]}}
  Two: {Type: AWS::SQS::Queue, Properties: {QueueName: my-vpc-12345678-queue}}
`,
  },
  {
    says: 'leaves descriptions alone, whatever they describe, and comments in scripts',
    files: {
      'one.yaml': `
Resources:
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: as sg-0123456789abcdef0 was}}
  Names: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: not subnet-12345678 any more}}
  Web:
    Type: AWS::EC2::Instance
    Properties:
      UserData: !Sub |
        #!/bin/sh
        # moved out of subnet-12345678
          # and of vpc-12345678
        join-network subnet-23456789 #<
`,
      'main.tf': `resource "aws_cloudwatch_metric_alarm" "a" {\n  alarm_description = "for vpc-12345678"\n}\n`,
    },
  },
  {
    says: 'reads what somebody supplies',
    files:
      'Parameters:\n  Vpc: {Type: AWS::EC2::VPC::Id} #<\nResources: {One: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Vpc}}}\n',
    supplied: { Vpc: 'vpc-0123456789abcdef0' },
  },
  {
    says: 'reads Terraform',
    files: { 'main.tf': 'data "aws_vpc" "one" {\n  id = "vpc-0123456789abcdef0" #<\n}\n' },
  },
]);
