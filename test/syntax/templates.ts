/** A template with most of what people write. */
export const WEB_YAML = `AWSTemplateFormatVersion: "2010-09-09"
Description: A web server with its database
# a comment: with a colon
Parameters:
  Stage: {Type: String, Default: test, AllowedValues: [test, prod]}
  Ami:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
Mappings:
  Sizes:
    test: {Class: db.t4g.micro}
    prod: {Class: db.r6g.large}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Snapshot
    Properties:
      DBInstanceClass: !FindInMap [Sizes, !Ref Stage, Class]
      EngineVersion: "16.3"
      MultiAZ: !If [IsProd, true, false]
      MasterUserPassword: '{{resolve:secretsmanager:shop/db:SecretString:password}}'
      Tags:
        - Key: stage
          Value: !Ref Stage
        - {Key: "owner", Value: team}
  Web:
    Type: AWS::EC2::Instance
    DependsOn: [Database]
    Properties:
      ImageId: !Ref Ami
      SubnetId: subnet-0123456789abcdef0
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash -e

          echo \${Database.Endpoint.Address} > /etc/db
            aws s3 cp s3://old-bucket/app.zip /srv
      Policy: >-
        one line
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal: {AWS: "arn:aws:iam::111122223333:root"}
            Action: sts:AssumeRole
      ManagedPolicyArns: [!Join [":", ["arn", !Ref "AWS::Partition", "iam::aws:policy/ReadOnlyAccess"]]]
Outputs:
  Address:
    Value: !GetAtt Web.PrivateIp
    Export: {Name: !Sub "\${AWS::StackName}-address"}
`;

export const WEB_JSON = JSON.stringify(
  {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'quotes " and \\ and \u00fc and a tab\t',
    Parameters: { Stage: { Type: 'String', Default: 'test' } },
    Resources: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        DeletionPolicy: 'Retain',
        Properties: {
          BucketName: { 'Fn::Sub': 'logs-${AWS::AccountId}' },
          Tags: [
            { Key: 'a', Value: 'b' },
            { Key: 'n', Value: 1.5e3 },
          ],
          LifecycleConfiguration: {
            Rules: [{ Status: 'Enabled', ExpirationInDays: 30, Empty: {}, None: [] }],
          },
        },
      },
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: { TopicName: 'orders', FifoTopic: false, Nothing: null },
      },
      Queue: { Type: 'AWS::SQS::Queue', DependsOn: 'Topic', Properties: { QueueName: 'orders-queue' } },
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
      },
    },
    Outputs: { Name: { Value: { Ref: 'Bucket' }, Export: { Name: 'bucket-name' } } },
  },
  null,
  2,
);
