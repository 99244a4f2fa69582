import { trapCases } from '../../support/trap-cases.ts';

trapCases('order-unrecorded', [
  {
    says: 'finds a stack that needs a parameter or a secret of another',
    files: {
      'network.yaml':
        'Resources: {Subnet: {Type: AWS::SSM::Parameter, Properties: {Name: /network/subnet, Type: String, Value: x}}}\n',
      'orders.yaml': `
Parameters:
  Subnet: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /network/subnet} #<
Resources: {One: {Type: AWS::SQS::Queue}}
`,
    },
  },
  {
    says: 'leaves alone exports, and what a unit makes for itself',
    files: {
      'network.yaml': `
Resources: {Vpc: {Type: AWS::EC2::VPC}}
Outputs: {Vpc: {Value: !Ref Vpc, Export: {Name: network-Vpc}}}
`,
      'orders.yaml': `
Resources:
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !ImportValue network-Vpc}}
  Secret: {Type: AWS::SecretsManager::Secret, Properties: {Name: orders/db}}
  Database: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: '{{resolve:secretsmanager:orders/db:SecretString:password}}'}}
`,
    },
  },
  {
    says: 'finds an alias that another unit makes, but not where it imports from that one as well',
    files: {
      'keys.yaml': `
Resources: {Key: {Type: AWS::KMS::Key}, Alias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/orders, TargetKeyId: !Ref Key}}}
Outputs: {Key: {Value: !Ref Key, Export: {Name: orders-Key}}}
`,
      'mails.yaml': `
Resources:
  One: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: alias/orders, QueueName: !ImportValue orders-Key}}
`,
      'orders.yaml': `
Resources:
  One: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: alias/orders}} #<
`,
    },
  },
  {
    says: 'finds a secret by ARN, a parameter by version, and all below a path',
    files: {
      'a.tf': 'data "aws_ssm_parameters_by_path" "all" {\n  path = "/network" #<\n}\n',
      'data/data.yaml': `
Resources:
  Secret: {Type: AWS::SecretsManager::Secret, Properties: {Name: orders/db}}
  Subnet: {Type: AWS::SSM::Parameter, Properties: {Name: /network/subnet, Type: String, Value: x}}
`,
      'orders.yaml': `
Parameters:
  Subnet: {Type: 'AWS::SSM::Parameter::Value<String>', Default: '/network/subnet:3'} #<
Resources:
  One: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !Sub '{{resolve:secretsmanager:arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:orders/db:SecretString:password}}'}} #<
`,
    },
  },
  {
    says: 'finds names of what another unit makes, in properties, ARNs and variables',
    files: {
      'base.yaml': `
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub 'orders-logs-\${AWS::AccountId}'}}
  Role: {Type: AWS::IAM::Role, Properties: {RoleName: orders-runner}}
  Group: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /orders/api}}
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders-table}}
  Function: {Type: AWS::Lambda::Function, Properties: {FunctionName: orders-api}}
  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: orders-work}}
`,
      'orders.yaml': `
Resources:
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {S3BucketName: !Sub 'orders-logs-\${AWS::AccountId}'}} #<
  Filter: {Type: AWS::Logs::MetricFilter, Properties: {LogGroupName: /orders/api}} #<
  Allow: {Type: AWS::Lambda::Permission, Properties: {FunctionName: 'orders-api:live'}} #<
  Target: {Type: AWS::Events::Rule, Properties: {Targets: [{Arn: !Sub 'arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:orders-work'}]}} #<
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Role: !Sub 'arn:aws:iam::\${AWS::AccountId}:role/orders-runner' #<
      Environment: {Variables: {TABLE_NAME: orders-table}} #<
`,
    },
  },
  {
    says: 'leaves alone what a policy allows, what the unit makes itself, and names that may be anything',
    files: {
      'base.yaml': `
Parameters: {Name: {Type: String}}
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Name}}
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders-table}}
  Role: {Type: AWS::IAM::Role, Properties: {RoleName: shared}}
`,
      'orders.yaml': `
Resources:
  Role: {Type: AWS::IAM::Role, Properties: {RoleName: shared}}
  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [shared]}}
  Trail: {Type: AWS::CloudTrail::Trail, Properties: {S3BucketName: some-bucket}}
  Policy: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Resource: !Sub 'arn:aws:dynamodb:*:\${AWS::AccountId}:table/orders-table'}]}}}
  Worker: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {STAGE: orders-table}}}}
`,
    },
  },
  {
    says: 'reads what Terraform looks up by name, and not by a reference',
    files: {
      'base/main.tf':
        'resource "aws_iam_role" "one" {\n  name = "orders-runner"\n}\nresource "aws_secretsmanager_secret" "db" {\n  name = "orders/db"\n}\n',
      'orders/main.tf': `
data "aws_iam_role" "one" {
  name = "orders-runner" #<
}
data "aws_secretsmanager_secret_version" "db" {
  secret_id = data.somebody_elses.one.id
}
`,
    },
  },
  {
    says: 'takes the order of a CDK application from its manifest, also by way of stacks between',
    files: {
      'cdk.out/App.template.json': reader('/network/a'),
      'cdk.out/Late.template.json': reader('/network/a'),
      'cdk.out/Network.template.json': JSON.stringify({
        Resources: { A: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/network/a', Value: 'x' } } },
      }),
      'cdk.out/Between.template.json': JSON.stringify({ Resources: { A: { Type: 'AWS::SQS::Queue' } } }),
      'cdk.out/manifest.json': JSON.stringify({
        version: '48.0.0',
        artifacts: {
          App: stack('App', ['Between']),
          Between: stack('Between', ['Network']),
          Late: stack('Late', []),
          Network: stack('Network', []),
        },
      }),
    },
    at: ['cdk.out/Late.template.json:1'],
  },
]);

function stack(name: string, dependencies: readonly string[]): object {
  const properties = { templateFile: `${name}.template.json` };
  return { type: 'aws:cloudformation:stack', properties, dependencies };
}

function reader(name: string): string {
  const Parameters = { A: { Type: 'AWS::SSM::Parameter::Value<String>', Default: name } };
  return JSON.stringify({ Parameters, Resources: { A: { Type: 'AWS::SQS::Queue' } } });
}
