import { trapCases } from '../../support/trap-cases.ts';

trapCases('image-literal', [
  {
    says: 'finds images in resources, defaults and mappings',
    files: `
Parameters:
  Image: {Type: AWS::EC2::Image::Id, Default: ami-0abcdef1234567890} #<
Resources:
  One:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0abcdef1234567891 #<
  Two:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData: {ImageId: !Ref Image}
`,
  },
  {
    says: 'leaves alone images that Systems Manager names',
    files: `
Parameters:
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
Resources:
  One:
    Type: AWS::EC2::Instance
    Properties: {ImageId: !Ref Image, KeyName: my-ami-12345678901}
`,
  },
  {
    says: 'believes the account where the image was seen',
    files: 'Resources:\n  One: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-0abcdef1234567891}}\n',
    account: { account: '444455556666', region: 'eu-west-1', images: ['ami-0abcdef1234567891'] },
  },
  {
    says: 'reads Terraform',
    files: { 'main.tf': 'resource "aws_instance" "one" {\n  ami = "ami-0abcdef1234567891" #<\n}\n' },
  },
  {
    says: 'finds a map by Region without that of the rebuild, once, and asks for all where that is not known',
    files: `
Mappings:
  Images: #<
    eu-west-1: {id: ami-0abcdef1234567890}
    us-east-1: {id: ami-0abcdef1234567891}
Resources: {One: {Type: AWS::EC2::Instance, Properties: {ImageId: !FindInMap [Images, !Ref AWS::Region, id]}}}
`,
    target: { region: 'eu-central-1' },
  },
  {
    says: 'leaves alone a map that has it',
    files: `
Mappings: {Images: {eu-west-1: {id: ami-0abcdef1234567890}}}
Resources: {One: {Type: AWS::EC2::Instance, Properties: {ImageId: !FindInMap [Images, !Ref AWS::Region, id]}}}
`,
    target: { region: 'eu-west-1' },
  },
  {
    says: 'finds images that the account has built',
    files: { 'main.tf': 'data "aws_ami" "one" {\n  owners = ["self"] #<\n}\n' },
  },
]);
