import { trapCases } from '../../support/trap-cases.ts';

trapCases('cross-region-reference', [
  {
    says: 'finds what CDK carries between Regions',
    files: `
Resources:
  Reader: #<
    Type: Custom::CrossRegionExportReader
    Properties: {ServiceToken: !GetAtt Handler.Arn}
  Handler: {Type: AWS::Lambda::Function, Properties: {}}
`,
  },
  {
    says: 'finds an ARN of another Region than the one that a configuration is pinned to',
    files: {
      'main.tf': `
provider "aws" { region = "eu-west-1" }
resource "aws_lambda_function" "one" {
  environment {
    variables = {
      THERE = "arn:aws:sqs:us-east-1:210987654321:jobs" #<
      HERE  = "arn:aws:sqs:eu-west-1:210987654321:jobs"
    }
  }
}
`,
    },
  },
  {
    says: 'does not know where a template is deployed, and leaves its ARNs to region-literal',
    files:
      'Resources:\n  One: {Type: AWS::Lambda::Function, Properties: {Role: "arn:aws:sqs:us-east-1:210987654321:jobs"}}\n',
  },
]);
