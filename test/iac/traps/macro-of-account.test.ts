import { trapCases } from '../../support/trap-cases.ts';

trapCases('macro-of-account', [
  {
    says: 'finds macros of the account, for the template and for a part of it',
    files: `
Transform: [AWS::Serverless-2016-10-31, Explode] #<
Resources:
  One:
    Type: AWS::S3::Bucket
    Properties:
      Fn::Transform: {Name: Defaults, Parameters: {A: b}} #<
`,
  },
  {
    says: 'leaves alone those of AWS, and a macro that another unit makes',
    files: {
      'macro.yaml':
        'Resources: {Macro: {Type: AWS::CloudFormation::Macro, Properties: {Name: Explode, FunctionName: x}}}\n',
      'template.yaml': `
Transform: [AWS::LanguageExtensions, Explode]
Resources:
  One: {Type: AWS::S3::Bucket, Properties: {Fn::Transform: {Name: 'AWS::Include', Parameters: {Location: x}}}}
`,
    },
  },
]);
