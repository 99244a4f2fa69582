import type { TrapId } from '../../lib/iac/index.ts';

/** A trap that is planted in a template of the shop, what is foretold of it, and what becomes of it: both by hand, and apart. */
export interface PlantedTrap {
  readonly what: string;
  readonly stack: 'shop-platform' | 'shop-orders' | 'shop-catalogue';
  /** What the template says, and what it says instead. */
  readonly plant: readonly [says: string, instead: string];
  /** Which trap, the text at whose line it is told, and the resource where the file tells of one. */
  readonly foretold: { readonly trap: TrapId; readonly at: string; readonly resource?: string };
  /** The resource that does not come up, where one was begun, and why, in the words of CloudFormation. */
  readonly outcome: { readonly resource?: string; readonly reason: RegExp };
  /** The embedded AWS has no such thing at all, and refuses it by name: this shows no more than that. */
  readonly isUnmodelled?: true;
}

const IMAGE = 'ami-0c47a10609e5b1d11';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/7d4f2a86-93be-4c0e-8d51-6a0b9c3e27f1';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/0d2f1c9a-7d4f-4c0e-8d51-6a0b9c3e27f1';
const PUBLIC_IMAGE = `Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64`;

/** Each of them blocks a rebuild, or loses the data that it should bring back. */
export const PLANTED_TRAPS: readonly PlantedTrap[] = [
  {
    what: 'an image of the old account',
    stack: 'shop-orders',
    plant: ['ImageId: !Ref Image', `ImageId: ${IMAGE}`],
    foretold: { trap: 'image-literal', at: IMAGE, resource: 'WebA' },
    outcome: { resource: 'WebA', reason: new RegExp(`'\\[${IMAGE}\\]' does not exist`) },
  },
  {
    what: 'an image of the old account, as the default of a parameter',
    stack: 'shop-orders',
    plant: [PUBLIC_IMAGE, `Type: AWS::EC2::Image::Id\n    Default: ${IMAGE}`],
    foretold: { trap: 'image-literal', at: IMAGE },
    outcome: { reason: new RegExp(`parameter value ${IMAGE} for parameter name Image does not exist`) },
  },
  {
    what: 'the key of a database',
    stack: 'shop-orders',
    plant: [
      'KmsKeyId: !ImportValue shop-data-key\n      DBSubnetGroupName',
      `KmsKeyId: ${KEY}\n      DBSubnetGroupName`,
    ],
    foretold: { trap: 'key-literal', at: KEY, resource: 'OrdersDb' },
    outcome: { resource: 'OrdersDb', reason: new RegExp(`KMS key \\[${KEY}\\] does not exist`) },
  },
  {
    what: 'the key of a volume',
    stack: 'shop-catalogue',
    plant: [
      'Encrypted: true\n      KmsKeyId: !ImportValue shop-data-key',
      `Encrypted: true\n      KmsKeyId: ${KEY}`,
    ],
    foretold: { trap: 'key-literal', at: KEY, resource: 'DataA' },
    outcome: { resource: 'DataA', reason: /Volume vol-[0-9a-f]+ did not stabilize: it is in error/ },
  },
  {
    what: 'an import that nobody exports',
    stack: 'shop-orders',
    plant: [
      'SecurityGroups: [!ImportValue shop-web-group]',
      'SecurityGroups: [!ImportValue shop-office-group]',
    ],
    foretold: { trap: 'import-without-export', at: 'shop-office-group', resource: 'Balancer' },
    outcome: { reason: /No export named shop-office-group found/ },
  },
  {
    what: 'a subnet',
    stack: 'shop-orders',
    plant: [
      'SubnetId: !Select [0, !Split [",", !ImportValue shop-subnets]]',
      'SubnetId: subnet-0b5e7c2d9a1f48e36',
    ],
    foretold: { trap: 'network-id-literal', at: 'subnet-0b5e7c2d9a1f48e36', resource: 'WebA' },
    outcome: { resource: 'WebA', reason: /The subnet ID 'subnet-0b5e7c2d9a1f48e36' does not exist/ },
  },
  {
    what: 'a security group',
    stack: 'shop-orders',
    plant: [
      'VPCSecurityGroups: [!ImportValue shop-database-group]',
      'VPCSecurityGroups: [sg-0b5e7c2d9a1f48e36]',
    ],
    foretold: { trap: 'network-id-literal', at: 'sg-0b5e7c2d9a1f48e36', resource: 'OrdersDb' },
    outcome: { resource: 'OrdersDb', reason: /Invalid security group , groupId= sg-0b5e7c2d9a1f48e36/ },
  },
  {
    what: 'a network',
    stack: 'shop-orders',
    plant: ['VpcId: !ImportValue shop-network', 'VpcId: vpc-0b5e7c2d9a1f48e36'],
    foretold: { trap: 'network-id-literal', at: 'vpc-0b5e7c2d9a1f48e36', resource: 'Targets' },
    outcome: { resource: 'Targets', reason: /The VPC ID 'vpc-0b5e7c2d9a1f48e36' is not found/ },
  },
  {
    what: 'a snapshot of a volume',
    stack: 'shop-catalogue',
    plant: ['Size: 50', 'SnapshotId: snap-0e91d47b3c5a8f206\n      Size: 50'],
    foretold: { trap: 'snapshot-literal', at: 'snap-0e91d47b3c5a8f206', resource: 'DataA' },
    outcome: { resource: 'DataA', reason: /The snapshot 'snap-0e91d47b3c5a8f206' does not exist/ },
  },
  {
    what: 'a snapshot of a database',
    stack: 'shop-orders',
    plant: ['Engine: postgres\n', 'DBSnapshotIdentifier: orders-before-move\n      Engine: postgres\n'],
    foretold: { trap: 'snapshot-literal', at: 'orders-before-move', resource: 'OrdersDb' },
    outcome: { resource: 'OrdersDb', reason: /DBSnapshot orders-before-move not found/ },
  },
  {
    what: 'a certificate',
    stack: 'shop-orders',
    plant: [
      'Protocol: HTTP\n      DefaultActions',
      `Protocol: HTTPS\n      Certificates: [{ CertificateArn: "${CERTIFICATE}" }]\n      DefaultActions`,
    ],
    foretold: { trap: 'certificate-literal', at: CERTIFICATE, resource: 'Listener' },
    outcome: { resource: 'Listener', reason: new RegExp(`Certificate ARN '${CERTIFICATE}' is not valid`) },
  },
  {
    what: 'a parameter of the parameter store, in a property',
    stack: 'shop-orders',
    plant: [
      'PreferredBackupWindow: 02:40-03:10',
      "PreferredBackupWindow: '{{resolve:ssm:/orders/backup-window}}'",
    ],
    foretold: { trap: 'ssm-parameter-outside', at: '/orders/backup-window', resource: 'OrdersDb' },
    outcome: { resource: 'OrdersDb', reason: /Parameters: \[ssm:\/orders\/backup-window\] cannot be found/ },
  },
  {
    what: 'a parameter of the parameter store, as a parameter',
    stack: 'shop-orders',
    plant: [
      'Type: String\n    Default: m7g.large\n',
      'Type: AWS::SSM::Parameter::Value<String>\n    Default: /orders/instance-type\n',
    ],
    foretold: { trap: 'ssm-parameter-outside', at: '/orders/instance-type' },
    outcome: { reason: /Unable to fetch parameters \[\/orders\/instance-type\]/ },
  },
  {
    what: 'a parameter that nobody supplies',
    stack: 'shop-orders',
    plant: ['    Default: m7g.large\n', ''],
    foretold: { trap: 'parameter-without-value', at: 'InstanceType:\n' },
    outcome: { reason: /Parameters: \[InstanceType\] must have values/ },
  },
  {
    what: 'a zone of another Region',
    stack: 'shop-platform',
    plant: ['AvailabilityZone: !Select [0, !GetAZs ""]', 'AvailabilityZone: eu-west-1a'],
    foretold: { trap: 'zone-literal', at: 'AvailabilityZone: eu-west-1a', resource: 'SubnetA' },
    outcome: { resource: 'SubnetA', reason: /The zone 'eu-west-1a' does not exist/ },
  },
  {
    what: 'the zones of a cache',
    stack: 'shop-catalogue',
    plant: [
      'PreferredCacheClusterAZs: [!Select [0, !GetAZs ""], !Select [1, !GetAZs ""]]',
      'PreferredCacheClusterAZs: [eu-west-1a, eu-west-1b]',
    ],
    foretold: { trap: 'zone-literal', at: '[eu-west-1a, eu-west-1b]', resource: 'Cache' },
    outcome: { resource: 'Cache', reason: /eu-west-1a is not a valid availability zone/ },
  },
  {
    what: 'a role of the old account',
    stack: 'shop-orders',
    plant: ['RoleArn: !ImportValue shop-proxy-role', 'RoleArn: arn:aws:iam::111122223333:role/shop-proxy'],
    foretold: { trap: 'account-id-literal', at: 'role/shop-proxy', resource: 'OrdersProxy' },
    outcome: { resource: 'OrdersProxy', reason: /Cross-account pass role is not allowed/ },
  },
  {
    what: 'the role under which backups are made',
    stack: 'shop-platform',
    plant: ['IamRoleArn: !GetAtt BackupRole.Arn', 'IamRoleArn: arn:aws:iam::111122223333:role/shop-backup'],
    foretold: { trap: 'account-id-literal', at: 'role/shop-backup', resource: 'Selection' },
    outcome: { resource: 'Selection', reason: /Cross-account pass role is not allowed/ },
  },
  {
    what: 'a topic of the old account and Region, to be rung by an alarm',
    stack: 'shop-orders',
    plant: [
      '\nOutputs:\n',
      '\n  Quiet:\n    Type: AWS::CloudWatch::Alarm\n    Properties: { Namespace: Shop, MetricName: orders, Statistic: Sum, Period: 60, EvaluationPeriods: 1, ComparisonOperator: LessThanThreshold, Threshold: 1, AlarmActions: ["arn:aws:sns:eu-west-1:111122223333:pager"] }\n\nOutputs:\n',
    ],
    foretold: { trap: 'account-id-literal', at: 'AlarmActions', resource: 'Quiet' },
    outcome: { resource: 'Quiet', reason: /Invalid region eu-west-1 specified/ },
  },
  {
    what: 'a hosted zone',
    stack: 'shop-orders',
    plant: [
      'Default: ""\n    Description: Id of the zone',
      'Default: Z05241873GKW1LQ5XYZAB\n    Description: Id of the zone',
    ],
    foretold: { trap: 'hosted-zone-literal', at: 'Z05241873GKW1LQ5XYZAB' },
    outcome: { resource: 'FrontDoorName', reason: /No hosted zone found with ID: Z05241873GKW1LQ5XYZAB/ },
  },
  {
    what: 'a key pair',
    stack: 'shop-orders',
    plant: [
      'InstanceType: !Ref InstanceType\n',
      'InstanceType: !Ref InstanceType\n      KeyName: shop-admin\n',
    ],
    foretold: { trap: 'key-pair-named', at: 'KeyName: shop-admin', resource: 'WebA' },
    outcome: { resource: 'WebA', reason: /The key pair 'shop-admin' does not exist/ },
  },
  {
    what: 'two resources that need each other',
    stack: 'shop-orders',
    plant: ['      TargetType: instance\n', '      TargetType: instance\n      Name: !Ref Listener\n'],
    foretold: { trap: 'reference-cycle', at: '  Targets:\n    Type', resource: 'Targets' },
    outcome: { reason: /Circular dependency between resources: \[Listener, Targets\]/ },
  },
  {
    what: 'a secret',
    stack: 'shop-orders',
    plant: [
      'MasterUsername: postgres\n',
      "MasterUsername: '{{resolve:secretsmanager:orders/database:SecretString:username}}'\n",
    ],
    foretold: { trap: 'secret-outside', at: 'orders/database', resource: 'OrdersDb' },
    outcome: {
      resource: 'OrdersDb',
      reason: /references of secretsmanager are not supported by the embedded/,
    },
    isUnmodelled: true,
  },
  {
    what: 'a nested template in a bucket of the old account',
    stack: 'shop-orders',
    plant: [
      '\nOutputs:\n',
      '\n  Nested:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: "https://shop-templates.s3.eu-west-1.amazonaws.com/alarms.yaml" }\n\nOutputs:\n',
    ],
    foretold: { trap: 'nested-template-elsewhere', at: 'TemplateURL', resource: 'Nested' },
    outcome: { reason: /AWS::CloudFormation::Stack is not supported by the embedded AWS \(Nested\)/ },
    isUnmodelled: true,
  },
  {
    what: 'a macro of the old account',
    stack: 'shop-orders',
    plant: ['Parameters:\n', 'Transform: ShopTags\nParameters:\n'],
    foretold: { trap: 'macro-of-account', at: 'Transform: ShopTags' },
    outcome: { reason: /Transform "ShopTags" is not supported by the embedded AWS/ },
    isUnmodelled: true,
  },
  {
    what: 'a custom resource that a function of the old account serves',
    stack: 'shop-orders',
    plant: [
      '\nOutputs:\n',
      '\n  Warmer:\n    Type: Custom::Warmer\n    Properties: { ServiceToken: "arn:aws:lambda:eu-west-1:111122223333:function:warmer" }\n\nOutputs:\n',
    ],
    foretold: { trap: 'custom-resource-outside', at: 'ServiceToken', resource: 'Warmer' },
    outcome: { reason: /Resource type Custom::Warmer is not supported by the embedded AWS \(Warmer\)/ },
    isUnmodelled: true,
  },
];
