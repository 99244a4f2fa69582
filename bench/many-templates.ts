import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every so many templates one has something in it that would not come back. */
const SICK_EVERY = 20;

/** Writes templates of about 7 KB into a folder, every second one as JSON. The same ones every time. Gives their size. */
export function writeTemplates(folder: string, count: number): number {
  let bytes = 0;
  for (let index = 0; index < count; index += 1) {
    const sick = index % SICK_EVERY === 0;
    const text = index % 2 === 0 ? yaml(index, sick) : JSON.stringify(json(index, sick), null, 2);
    bytes += Buffer.byteLength(text);
    writeFileSync(
      join(folder, `stack-${String(index).padStart(4, '0')}.${index % 2 === 0 ? 'yaml' : 'json'}`),
      text,
    );
  }
  return bytes;
}

function yaml(index: number, sick: boolean): string {
  const workers = Array.from({ length: 8 }, (_, worker) => yamlWorker(index, worker)).join('');
  return `AWSTemplateFormatVersion: "2010-09-09"
Description: Workers of team ${index % 17}, stack ${index}
# what the team promises is in its handbook
Parameters:
  Stage:
    Type: String
    Default: test
    AllowedValues: [test, prod]
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.${index % 200}.0.0/16
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Vpc
      CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]
      AvailabilityZone: !Select [0, !GetAZs ""]
  Host:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        InstanceType: !If [IsProd, m7g.large, t4g.small]
        NetworkInterfaces: [{DeviceIndex: 0, SubnetId: !Ref Subnet}]
${sick ? '        ImageId: ami-0123456789abcdef0\n' : ''}${workers}Outputs:
  Network:
    Value: !Ref Vpc
    Export: {Name: !Sub "\${AWS::StackName}-network"}
`;
}

function yamlWorker(index: number, worker: number): string {
  return `  # the ${worker}th worker
  Jobs${worker}:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: ${30 + worker}
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Dead${worker}.Arn
        maxReceiveCount: 5
  Dead${worker}:
    Type: AWS::SQS::Queue
  Policy${worker}:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Action: [sqs:ReceiveMessage, sqs:DeleteMessage]
            Resource: !Sub "arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:team-${index}-*"
  Late${worker}:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/SQS
      MetricName: ApproximateAgeOfOldestMessage
      Statistic: Maximum
      Period: 60
      EvaluationPeriods: 3
      Threshold: ${600 + worker}
      ComparisonOperator: GreaterThanThreshold
      Dimensions:
        - {Name: QueueName, Value: !GetAtt Jobs${worker}.QueueName}
`;
}

function json(index: number, sick: boolean): object {
  const workers = Array.from({ length: 5 }, (_, worker) => jsonWorker(index, worker));
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Workers of team ${index % 17}, stack ${index}`,
    Parameters: { Stage: { Type: 'String', Default: 'test', AllowedValues: ['test', 'prod'] } },
    Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Resources: Object.assign(
      {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: `10.${index % 200}.0.0/16` } },
        Subnet: {
          Type: 'AWS::EC2::Subnet',
          Properties: {
            VpcId: sick ? 'vpc-0123456789abcdef0' : { Ref: 'Vpc' },
            CidrBlock: { 'Fn::Select': [0, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 4, 8] }] },
          },
        },
      },
      ...workers,
    ),
    Outputs: {
      Network: { Value: { Ref: 'Vpc' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-network' } } },
    },
  };
}

function jsonWorker(index: number, worker: number): object {
  return {
    [`Jobs${worker}`]: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 30 + worker,
        RedrivePolicy: {
          deadLetterTargetArn: { 'Fn::GetAtt': [`Dead${worker}`, 'Arn'] },
          maxReceiveCount: 5,
        },
      },
    },
    [`Dead${worker}`]: { Type: 'AWS::SQS::Queue' },
    [`Policy${worker}`]: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
              Resource: {
                'Fn::Join': [
                  ':',
                  [
                    'arn',
                    { Ref: 'AWS::Partition' },
                    'sqs',
                    { Ref: 'AWS::Region' },
                    { Ref: 'AWS::AccountId' },
                    `team-${index}-*`,
                  ],
                ],
              },
            },
          ],
        },
      },
    },
  };
}
