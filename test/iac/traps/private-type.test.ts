import { trapCases } from '../../support/trap-cases.ts';

trapCases('private-type', [
  {
    says: 'finds private types, third-party types and modules',
    files: `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  One:
    Type: Example::Network::Vpc #<
  Two:
    Type: Example::Network::Vpc::MODULE #<
  Three:
    Type: Datadog::Monitors::Monitor #<
`,
  },
  {
    says: 'leaves alone types of AWS, custom resources, and what the set activates',
    files: `
Resources:
  One: {Type: AWS::S3::Bucket}
  Two: {Type: Custom::Anything, Properties: {ServiceToken: !GetAtt F.Arn}}
  Three: {Type: Datadog::Monitors::Monitor}
  Activation: {Type: AWS::CloudFormation::TypeActivation, Properties: {TypeName: Datadog::Monitors::Monitor}}
`,
  },
  {
    says: 'finds providers of a registry of its own',
    files: {
      'main.tf': `
terraform {
  required_providers {
    aws  = { source = "hashicorp/aws" }
    ours = { source = "registry.example.com/platform/ours" } #<
  }
}
`,
    },
  },
]);
