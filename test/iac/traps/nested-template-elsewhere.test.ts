import { trapCases } from '../../support/trap-cases.ts';

trapCases('nested-template-elsewhere', [
  {
    says: 'finds nested templates in buckets, by any form of address',
    files: `
Parameters: {Bucket: {Type: String, Default: example-templates}}
Resources:
  One: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://s3.amazonaws.com/example-templates/one.yaml'}} #<
  Two: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub 'https://\${Bucket}.s3.\${AWS::Region}.amazonaws.com/two.yaml'}} #<
  Three:
    Type: AWS::SNS::Topic
    Properties:
      Fn::Transform: {Name: 'AWS::Include', Parameters: {Location: s3://example-templates/tags.yaml}} #<
`,
  },
  {
    says: 'leaves alone files beside, and a bucket that is made here',
    files: {
      'parent.yaml': `
Resources:
  Bucket: {Type: AWS::S3::Bucket}
  One: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./child.yaml}}
  Two: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub 'https://\${Bucket}.s3.amazonaws.com/two.yaml'}}
`,
      'child.yaml': 'Resources: {Topic: {Type: AWS::SNS::Topic}}\n',
    },
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': 'module "vpn" {\n  source = "./vpn"\n}\n',
      'vpn/main.tf':
        'resource "aws_cloudformation_stack" "one" {\n  template_url = "https://example-templates.s3.amazonaws.com/a.yaml" #<\n}\n',
    },
  },
]);
