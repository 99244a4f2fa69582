import { trapCases } from '../../support/trap-cases.ts';

trapCases('region-literal', [
  {
    says: 'finds a Region in ARNs, endpoints, principals, settings and scripts',
    files: `
Parameters:
  Home: {Type: String, Default: eu-west-1} #<
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          REGION: eu-west-1 #<
          HOST: !Sub 'https://dynamodb.eu-west-1.\${AWS::URLSuffix}' #<
          ARN: !Sub 'arn:\${AWS::Partition}:sqs:eu-west-1:\${AWS::AccountId}:jobs' #<
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: [{Principal: {Service: logs.eu-west-1.amazonaws.com}}]} #<
`,
  },
  {
    says: 'leaves alone AWS::Region, keys of mappings, allowed values, conditions and zones',
    files: `
Parameters:
  Home: {Type: String, Default: '', AllowedValues: [eu-west-1, us-east-1]}
Mappings:
  Regions: {eu-west-1: {size: small}}
Conditions:
  Here: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Description: lives in eu-west-1
      Environment: {Variables: {ARN: !Sub 'arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:jobs', ZONE: eu-west-1a}}
`,
  },
  {
    says: 'says nothing of the Region of the rebuild, and nothing again where the account was told',
    files: `
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment: {Variables: {REGION: eu-west-1}}
      Role: arn:aws:sqs:eu-central-1:210987654321:jobs
`,
    target: { region: 'eu-west-1' },
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf':
        'resource "aws_lambda_function" "one" {\n  environment { variables = { REGION = "eu-west-1" } } #<\n}\n',
    },
  },
]);
