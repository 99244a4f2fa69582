import { trapCases } from '../../support/trap-cases.ts';

trapCases('account-id-literal', [
  {
    says: 'finds the old account in principals, ARNs, joins, addresses and bare numbers',
    files: `
Parameters:
  PartnerAccount: {Type: String, Default: '210987654321'} #<
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Principal: {AWS: !Sub 'arn:aws:iam::210987654321:root'} #<
          - Principal: {AWS: !Join [':', ['arn:aws:iam:', '210987654321', root]]} #<
          - Principal: {AWS: 210987654321} #<
          - Condition: {StringEquals: {'aws:SourceAccount': '210987654321'}} #<
  Queue:
    Type: AWS::Lambda::Function
    Properties:
      Environment: {Variables: {QUEUE: https://sqs.eu-west-1.amazonaws.com/210987654321/jobs}} #<
`,
  },
  {
    says: 'leaves alone pseudo parameters, accounts of AWS, prose, times and other twelve digits',
    files: `
Description: made for 210987654321
Resources:
  Bucket:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Principal: {AWS: !Sub 'arn:aws:iam::\${AWS::AccountId}:root'}
          - Principal: {AWS: 'arn:aws:iam::156460612806:root'}
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Description: was in account 210987654321
      Tags: [{Key: owner, Value: '210987654321'}]
      Environment:
        Variables:
          BUILT: '202401311200'
          ID: 0b0d8a7c-1111-4222-8333-123456789012
          PHONE: '+442071234567'
          BYTES: 107374182400
`,
  },
  {
    says: 'is silent where a more specific trap tells the same string, and for the account of the rebuild itself',
    files: `
Resources:
  Volume:
    Type: AWS::EC2::Volume
    Properties:
      KmsKeyId: arn:aws:kms:eu-west-1:210987654321:key/0b0d8a7c-1111-4222-8333-123456789012
  Role:
    Type: AWS::IAM::Role
    Properties:
      Path: arn:aws:iam::444455556666:root
`,
    target: { account: '444455556666' },
  },
  {
    says: 'reads Terraform: what is written, and not what is looked up',
    files: {
      'main.tf': `
data "aws_caller_identity" "me" {}
variable "partner_account" { default = "210987654321" } #<
resource "aws_iam_role" "one" {
  assume_role_policy = jsonencode({
    Statement = [
      { Principal = { AWS = "arn:aws:iam::210987654321:root" } }, #<
      { Principal = { AWS = "arn:aws:iam::\${data.aws_caller_identity.me.account_id}:root" } },
    ]
  })
}
`,
    },
  },
]);
