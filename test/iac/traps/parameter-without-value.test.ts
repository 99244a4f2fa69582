import { trapCases } from '../../support/trap-cases.ts';

trapCases('parameter-without-value', [
  {
    says: 'finds parameters without a default that nobody fills',
    files: `
Parameters:
  Vpc: {Type: AWS::EC2::VPC::Id} #<
  Password: {Type: String, NoEcho: true} #<
  Empty: {Type: String, Default: ''}
Resources: {One: {Type: AWS::SQS::Queue}}
`,
  },
  {
    says: 'leaves alone what a parameter file or a parent fills',
    files: {
      'a.yaml': 'Parameters: {Vpc: {Type: String}}\nResources: {One: {Type: AWS::SQS::Queue}}\n',
      'a.parameters.json': '[{"ParameterKey": "Vpc", "ParameterValue": "x"}]',
      'parent.yaml':
        'Resources: {Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Vpc: !Ref Vpc}}}, Vpc: {Type: AWS::EC2::VPC}}\n',
      'child.yaml': 'Parameters: {Vpc: {Type: String}}\nResources: {One: {Type: AWS::SQS::Queue}}\n',
    },
  },
  {
    says: 'reads Terraform, where null is a default',
    files: {
      'main.tf': 'variable "vpc" {} #<\nvariable "subnet" {\n  default = null\n}\nvariable "group" {}\n',
      'terraform.tfvars': 'group = "x"\n',
    },
  },
]);
