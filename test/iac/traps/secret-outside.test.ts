import { expect } from 'chai';
import { trapCases, trapped } from '../../support/trap-cases.ts';

trapCases('secret-outside', [
  {
    says: 'finds secrets that nothing makes: resolved, by ARN, for a container',
    files: `
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties: {MasterUserPassword: '{{resolve:secretsmanager:orders/db:SecretString:password}}'} #<
  Function:
    Type: AWS::Lambda::Function
    Properties: {Environment: {Variables: {SECRET: 'arn:aws:secretsmanager:eu-west-1:210987654321:secret:orders/db-AbCdEf'}}} #<
`,
  },
  {
    says: 'leaves alone secrets that the set makes',
    files: `
Resources:
  Secret: {Type: AWS::SecretsManager::Secret, Properties: {Name: orders/db}}
  Policy: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Resource: ['arn:aws:secretsmanager:eu-west-1:210987654321:secret:orders/app-config', 'arn:aws:secretsmanager:eu-west-1:210987654321:secret:orders/*']}]}}}
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUsername: !Sub '{{resolve:secretsmanager:\${Secret}:SecretString:username}}'
      MasterUserPassword: '{{resolve:secretsmanager:orders/db:SecretString:password}}'
`,
  },
  {
    says: 'sees an ARN under the name of a secret',
    files: {
      'main.tf': `
resource "aws_lambda_function" "one" {
  environment {
    variables = {
      DB_SECRET = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:orders/db-AbCdEf" #<
    }
  }
}
`,
    },
  },
  {
    says: 'reads Terraform',
    files: { 'main.tf': 'data "aws_secretsmanager_secret" "db" { name = "orders/db" } #<\n' },
  },
]);

describe('a secret by its ARN', () => {
  it('is told once for a resource, whether it is read or named', async () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:210987654321:secret:orders/db-AbCdEf';
    const files = {
      'template.yaml': `
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: {ContainerDefinitions: [{Secrets: [{Name: A, ValueFrom: '${arn}'}]}]}
`,
    };
    expect(await trapped('secret-outside', { files })).to.have.length(1);
  });
});
