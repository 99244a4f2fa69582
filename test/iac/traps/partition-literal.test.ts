import { trapCases } from '../../support/trap-cases.ts';

trapCases('partition-literal', [
  {
    says: 'finds ARNs that begin with arn:aws, managed policies too',
    files: `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/ReadOnlyAccess #<
        - !Sub 'arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess'
      Policies: [{PolicyDocument: {Statement: [{Resource: !Sub 'arn:aws:s3:::\${Bucket}/*'}]}}] #<
  Bucket: {Type: AWS::S3::Bucket, DeletionPolicy: Retain}
`,
  },
  {
    says: 'says nothing where another trap tells the string',
    files: `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      PermissionsBoundary: arn:aws:iam::210987654321:policy/edge
`,
  },
]);
