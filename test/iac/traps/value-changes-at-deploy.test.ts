import { trapCases } from '../../support/trap-cases.ts';

trapCases('value-changes-at-deploy', [
  {
    says: 'finds images that are looked up anew',
    files: `
Parameters:
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 #<
Resources:
  One: {Type: AWS::EC2::Instance, Properties: {ImageId: !Ref Image}}
  Two: {Type: AWS::EC2::Instance, Properties: {ImageId: '{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id}}'}} #<
  Three: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {ImageId: 'resolve:ssm:/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id'}}} #<
`,
  },
  {
    says: 'leaves alone names that do not move',
    files: `
Parameters:
  Regions: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /aws/service/global-infrastructure/regions/eu-west-1/longName}
Resources: {One: {Type: AWS::SQS::Queue}}
`,
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf':
        'data "aws_ami" "newest" {\n  most_recent = true #<\n}\ndata "aws_ami" "pinned" {\n  filter {\n    name = "x"\n  }\n}\n',
    },
  },
]);
