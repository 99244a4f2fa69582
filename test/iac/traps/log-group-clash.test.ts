import { trapCases } from '../../support/trap-cases.ts';

trapCases('log-group-clash', [
  {
    says: 'finds groups that a service makes too',
    files: `
Resources:
  One: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda/orders}} #<
  Two: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub '/aws/lambda/\${Function}'}} #<
`,
  },
  {
    says: 'leaves alone groups of its own',
    files: `
Resources:
  One: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /orders/web}}
  Two: {Type: AWS::Logs::LogGroup}
`,
  },
  {
    says: 'leaves alone a group that its function waits for',
    files: `
Resources:
  One: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda/orders}}
  Function: {Type: AWS::Lambda::Function, DependsOn: One, Properties: {FunctionName: orders}}
  Two: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda/mails}}
  Mailer: {Type: AWS::Lambda::Function, Properties: {FunctionName: mails, LoggingConfig: {LogGroup: !Ref Two}}}
`,
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': `
resource "aws_lambda_function" "one" {
  function_name = "orders"
}
resource "aws_cloudwatch_log_group" "one" {
  name = "/aws/lambda/\${aws_lambda_function.one.function_name}" #<
}
`,
    },
  },
]);
