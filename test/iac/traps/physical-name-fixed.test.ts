import { trapCases } from '../../support/trap-cases.ts';

trapCases('physical-name-fixed', [
  {
    says: 'finds fixed names of roles, functions, tables and the like',
    files: `
Resources:
  Role: {Type: AWS::IAM::Role, Properties: {RoleName: orders-role}} #<
  Function: {Type: AWS::Lambda::Function, Properties: {FunctionName: orders}} #<
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !If [Big, orders-big, !Ref AWS::NoValue]}} #<
`,
  },
  {
    says: 'leaves alone names that AWS makes up or that hold the stack, and names that have to be there',
    files: `
Resources:
  Role: {Type: AWS::IAM::Role, Properties: {RoleName: !Sub '\${AWS::StackName}-role'}}
  Queue: {Type: AWS::SQS::Queue}
  Alias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/orders, TargetKeyId: !Ref Key}}
`,
  },
]);
