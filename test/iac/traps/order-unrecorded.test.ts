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
]);
