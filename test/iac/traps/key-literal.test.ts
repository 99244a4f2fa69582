import { trapCases } from '../../support/trap-cases.ts';

trapCases('key-literal', [
  {
    says: 'finds keys by ARN, by id and by an alias that nothing makes',
    files: `
Resources:
  One:
    Type: AWS::EC2::Volume
    Properties: {KmsKeyId: 'arn:aws:kms:eu-west-1:210987654321:key/0b0d8a7c-1111-4222-8333-123456789abc'} #<
  Two:
    Type: AWS::RDS::DBInstance
    Properties: {KmsKeyId: 0b0d8a7c-1111-4222-8333-123456789abc} #<
  Three:
    Type: AWS::S3::Bucket
    Properties: {BucketEncryption: {ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {KMSMasterKeyID: alias/orders}}]}} #<
  Four:
    Type: AWS::SQS::Queue
    Properties: {KmsMasterKeyId: mrk-1234abcd12ab34cd56ef1234567890ab} #<
`,
  },
  {
    says: 'leaves alone keys and aliases that the set makes, those of AWS, and wildcards',
    files: `
Resources:
  Key: {Type: AWS::KMS::Key, Properties: {}}
  Alias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/orders, TargetKeyId: !Ref Key}}
  One: {Type: AWS::EC2::Volume, Properties: {KmsKeyId: !GetAtt Key.Arn}}
  Two: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: alias/orders}}
  Three: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: alias/aws/sqs}}
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties: {PolicyDocument: {Statement: [{Resource: !Sub 'arn:aws:kms:\${AWS::Region}:\${AWS::AccountId}:key/*'}]}}
`,
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf':
        'resource "aws_ebs_volume" "one" {\n  kms_key_id = "arn:aws:kms:eu-west-1:210987654321:key/0b0d8a7c-1111-4222-8333-123456789abc" #<\n}\n',
    },
  },
]);
