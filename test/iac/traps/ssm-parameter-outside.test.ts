import { trapCases } from '../../support/trap-cases.ts';

trapCases('ssm-parameter-outside', [
  {
    says: 'finds parameters that nothing makes: resolved, as the type of a parameter, for a container',
    files: `
Parameters:
  Subnet: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /network/subnet} #<
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties: {MasterUsername: '{{resolve:ssm:/orders/user:1}}'} #<
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Secrets:
            - {Name: A, ValueFrom: !Sub 'arn:aws:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/orders/flag'} #<
`,
  },
  {
    says: 'leaves alone what the set makes, and what AWS puts there, and tells what the CDK bootstrap does',
    files: {
      'network.yaml': `
Parameters: {Stage: {Type: String, Default: prod}}
Resources:
  Subnet: {Type: AWS::SSM::Parameter, Properties: {Name: !Sub '/network/\${Stage}/subnet', Type: String, Value: x}}
`,
      'orders.yaml': `
Parameters:
  Subnet: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /network/prod/subnet}
  Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}
  Bootstrap: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /cdk-bootstrap/hnb659fds/version} #<
Resources:
  Database: {Type: AWS::SQS::Queue, Properties: {QueueName: '{{resolve:ssm:/network/prod/subnet}}'}}
`,
    },
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': `
data "aws_ssm_parameter" "there" { name = "/orders/there" } #<
data "aws_ssm_parameter" "here" { name = "/orders/here" }
resource "aws_ssm_parameter" "here" {
  name = "/orders/here"
}
`,
    },
  },
  {
    says: 'finds variables of a build, and containers whose definition is text',
    files: {
      'build.yaml': `
Resources:
  Build:
    Type: AWS::CodeBuild::Project
    Properties: {Environment: {EnvironmentVariables: [{Name: A, Type: PARAMETER_STORE, Value: /build/token}]}} #<
`,
      'main.tf': `
resource "aws_ecs_task_definition" "one" {
  container_definitions = <<EOF
[{"secrets": [{"name": "A", "valueFrom": "/orders/flag"}]}]
EOF
}
`,
    },
    at: ['main.tf:4', 'build.yaml:5'],
  },
]);
