import { trapCases } from '../../support/trap-cases.ts';

trapCases('nested-template-elsewhere', [
  {
    says: 'finds nested templates in buckets, by any form of address',
    files: `
Parameters: {Bucket: {Type: String, Default: example-templates}}
Resources:
  One: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://s3.amazonaws.com/example-templates/one.yaml'}} #<
  Two: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub 'https://\${Bucket}.s3.\${AWS::Region}.amazonaws.com/two.yaml'}} #<
`,
  },
  {
    says: 'leaves alone files beside, and buckets that nobody knows yet',
    files: {
      'parent.yaml': `
Parameters: {Bucket: {Type: String}}
Resources:
  One: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./child.yaml}}
  Two: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub 'https://\${Bucket}.s3.amazonaws.com/two.yaml'}}
`,
      'child.yaml': 'Resources: {Topic: {Type: AWS::SNS::Topic}}\n',
    },
  },
]);
