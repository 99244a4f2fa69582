import { trapCases } from '../../support/trap-cases.ts';

trapCases('code-in-old-account', [
  {
    says: 'finds code in buckets, registries and layers of the old account',
    files: `
Resources:
  One: {Type: AWS::Lambda::Function, Properties: {Code: {S3Bucket: example-code, S3Key: a.zip}}} #<
  Two: {Type: AWS::Lambda::Function, Properties: {Code: {ImageUri: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/orders:1'}}} #<
  Three:
    Type: AWS::Lambda::Function
    Properties:
      Layers:
        - arn:aws:lambda:eu-west-1:210987654321:layer:tools:7 #<
        - arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:14 #<
        - !Sub 'arn:aws:lambda:\${AWS::Region}:580247275435:layer:LambdaInsightsExtension:14'
  Four: {Type: AWS::Serverless::Function, Properties: {CodeUri: s3://example-code/b.zip}} #<
  Five: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Image: !Sub '\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/orders:1'}]}} #<
  Six: {Type: AWS::Glue::Job, Properties: {Command: {ScriptLocation: 's3://example-code/job.py'}}} #<
`,
  },
  {
    says: 'leaves alone code that is in the template, beside it, or in a registry of AWS',
    files: `
Resources:
  One: {Type: AWS::Lambda::Function, Properties: {Code: {ZipFile: 'x'}}}
  Two: {Type: AWS::Serverless::Function, Properties: {CodeUri: ./src}}
  Three: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Image: 602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/coredns:v1}]}}
  Four: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Image: public.ecr.aws/nginx/nginx:1.27}]}}
  Five: {Type: AWS::Lambda::Function, Properties: {Code: {S3Bucket: !Ref Bucket, S3Key: a.zip}}}
  Bucket: {Type: AWS::S3::Bucket}
`,
  },
  {
    says: 'reads Terraform',
    files: { 'main.tf': 'resource "aws_lambda_function" "one" {\n  s3_bucket = "example-code" #<\n}\n' },
  },
]);
