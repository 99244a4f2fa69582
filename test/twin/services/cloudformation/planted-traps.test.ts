import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { SEEDS } from '../../../../lib/twin/seeds/index.ts';
import type { World } from '../../../../lib/twin/world/world.ts';
import { HOME, NOW, REFUGE, SHOP } from '../../seeds/shop.ts';
import { testWorld } from '../ec2/test-world.ts';
import { type CreateOptions, refusal, type StackWorld, stackWorld } from './stack-world.ts';

const CLEAN = '444455556666';
const OLD_SNAPSHOT = 'snap-0123456789abcdef0';

interface Trap {
  readonly stack: 'shop-platform' | 'shop-orders' | 'shop-catalogue';
  /** Turns the trap-free template into one with the trap. */
  readonly plant: readonly [from: string | RegExp, to: string];
  readonly parameters?: CreateOptions['Parameters'];
  /** What refuses the call itself; absent = the stack is begun and rolled back. */
  readonly refused?: RegExp;
  /** An event that says why. */
  readonly event?: RegExp;
}

const IMAGE_PARAMETER = /Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>\n {4}Default: \S+/;

/** What a template names of the old account, and how a clean one answers. */
const TRAPS: Readonly<Record<string, Trap>> = {
  'the id of an image of the old account': {
    stack: 'shop-orders',
    plant: [/ImageId: !Ref Image/g, 'ImageId: ami-0feedfacefeedface'],
    event:
      /^WebA CREATE_FAILED The image id '\[ami-0feedfacefeedface\]' does not exist .*InvalidAMIID\.NotFound/,
  },
  'the ARN of a key of the old account': {
    stack: 'shop-orders',
    plant: [
      'KmsKeyId: !ImportValue shop-data-key\n      DBSubnetGroupName',
      'KmsKeyId: arn:aws:kms:eu-central-1:999900001111:key/0d2f1c9a-0000-4000-8000-000000000001\n      DBSubnetGroupName',
    ],
    event:
      /^OrdersDb CREATE_FAILED The specified KMS key \[arn:aws:kms:.*\] does not exist.*KMSKeyNotAccessibleFault/,
  },
  'an export that nobody makes': {
    stack: 'shop-orders',
    plant: ['!ImportValue shop-web-group', '!ImportValue legacy-web-group'],
    event:
      /^shop-orders ROLLBACK_IN_PROGRESS No export named legacy-web-group found\. Rollback requested by user\.$/,
  },
  'the id of a subnet of the old account': {
    stack: 'shop-orders',
    plant: [
      'SubnetId: !Select [0, !Split [",", !ImportValue shop-subnets]]',
      'SubnetId: subnet-0aaaabbbbccccdddd',
    ],
    event:
      /^WebA CREATE_FAILED The subnet ID 'subnet-0aaaabbbbccccdddd' does not exist .*InvalidSubnetID\.NotFound/,
  },
  'the id of a security group of the old account': {
    stack: 'shop-orders',
    plant: [
      'VPCSecurityGroups: [!ImportValue shop-database-group]',
      'VPCSecurityGroups: [sg-0aaaabbbbccccdddd]',
    ],
    event: /^OrdersDb CREATE_FAILED Invalid security group , groupId= sg-0aaaabbbbccccdddd/,
  },
  'a zone of another Region': {
    stack: 'shop-platform',
    plant: ['AvailabilityZone: !Select [0, !GetAZs ""]', 'AvailabilityZone: eu-west-1a'],
    event: /^SubnetA CREATE_FAILED The zone 'eu-west-1a' does not exist.*InvalidZone\.NotFound/,
  },
  'a key pair': {
    stack: 'shop-orders',
    plant: [
      'InstanceType: !Ref InstanceType\n      SubnetId: !Select [0',
      'InstanceType: !Ref InstanceType\n      KeyName: shop-admin\n      SubnetId: !Select [0',
    ],
    event: /^WebA CREATE_FAILED The key pair 'shop-admin' does not exist .*InvalidKeyPair\.NotFound/,
  },
  'a snapshot of a volume': {
    stack: 'shop-catalogue',
    plant: ['Size: 50', `Size: 50\n      SnapshotId: ${OLD_SNAPSHOT}`],
    event: new RegExp(
      `^DataA CREATE_FAILED The snapshot '${OLD_SNAPSHOT}' does not exist.*InvalidSnapshot\\.NotFound`,
    ),
  },
  'a snapshot of a database': {
    stack: 'shop-orders',
    plant: ['Engine: postgres\n', 'Engine: postgres\n      DBSnapshotIdentifier: orders-before-migration\n'],
    event: /^OrdersDb CREATE_FAILED DBSnapshot orders-before-migration not found\. .*DBSnapshotNotFoundFault/,
  },
  'a certificate': {
    stack: 'shop-orders',
    plant: [
      'Protocol: HTTP\n      DefaultActions',
      'Protocol: HTTPS\n      Certificates: [{ CertificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/0d2f" }]\n      DefaultActions',
    ],
    event: /^Listener CREATE_FAILED Certificate ARN 'arn:aws:acm:.*' is not valid .*CertificateNotFound/,
  },
  'a hosted zone of the old account': {
    stack: 'shop-orders',
    plant: ['HostedZoneId: !Ref HostedZone', 'HostedZoneId: Z0123456789OLDACCOUNT'],
    parameters: [{ ParameterKey: 'HostedZone', ParameterValue: 'Z0123456789OLDACCOUNT' }],
    event:
      /^FrontDoorName CREATE_FAILED No hosted zone found with ID: Z0123456789OLDACCOUNT .*NoSuchHostedZone/,
  },
  'a parameter of the parameter store that a property asks for': {
    stack: 'shop-orders',
    plant: [
      'PreferredBackupWindow: 02:40-03:10',
      "PreferredBackupWindow: '{{resolve:ssm:/shop/backup-window}}'",
    ],
    event: /^OrdersDb CREATE_FAILED Parameters: \[ssm:\/shop\/backup-window\] cannot be found\.$/,
  },
  'a parameter of the parameter store that a parameter asks for': {
    stack: 'shop-orders',
    plant: ['/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64', '/shop/images/web'],
    refused:
      /^ValidationError: Unable to fetch parameters \[\/shop\/images\/web\] from parameter store for this account\.$/,
  },
  'a parameter without a value': {
    stack: 'shop-orders',
    plant: ['    Default: m7g.large\n', ''],
    refused: /^ValidationError: Parameters: \[InstanceType\] must have values$/,
  },
  'an image as the value of a parameter': {
    stack: 'shop-orders',
    plant: [IMAGE_PARAMETER, 'Type: AWS::EC2::Image::Id\n    Default: ami-0feedfacefeedface'],
    event:
      /^shop-orders ROLLBACK_IN_PROGRESS Parameter validation failed: parameter value ami-0feedfacefeedface for parameter name Image does not exist\. Rollback requested by user\.$/,
  },
  'a nested template in a bucket': {
    stack: 'shop-orders',
    plant: [
      'Outputs:\n',
      '  Nested:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: "https://shop.s3.amazonaws.com/t.yaml" }\nOutputs:\n',
    ],
    refused: /Resource type AWS::CloudFormation::Stack is not supported by the embedded AWS \(Nested\)/,
  },
  'a macro of the old account': {
    stack: 'shop-orders',
    plant: ['Parameters:\n', 'Transform: ShopTags\nParameters:\n'],
    refused: /Transform "ShopTags" is not supported by the embedded AWS/,
  },
};

describe('twin/services/cloudformation: what a template names of another account', () => {
  let clean: StackWorld;
  let world: World;

  beforeEach(async () => {
    const caller = testWorld(NOW);
    const seed = SEEDS['sandbox'];
    if (seed === undefined) throw new Error('no sandbox');
    world = await seed({ clock: caller.world.clock, pace: 1 });
    // The image is there, where the shop is: that it is not here is what the trap is about.
    world.table('ec2.image', SHOP, HOME).set('ami-0feedfacefeedface', {
      id: 'ami-0feedfacefeedface',
      name: 'shop-web-2026-03',
      owner: SHOP,
      isPublic: false,
      architecture: 'arm64',
    });
    clean = stackWorld(caller.as({ world, account: CLEAN, region: REFUGE }));
  });

  const create = async (stack: string, text: string, parameters: CreateOptions['Parameters'] = []) =>
    await clean.create(stack, text, {
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: [
        ...(stack === 'shop-orders' ? [{ ParameterKey: 'DeletionProtection', ParameterValue: 'false' }] : []),
        ...parameters,
      ],
    });

  for (const [what, { stack, plant, parameters, refused, event }] of Object.entries(TRAPS))
    it(`fails a rebuild, and leaves nothing: ${what}`, async (): Promise<void> => {
      const text = readFileSync(`environments/iac/${stack}.yaml`, 'utf8');
      const trapped = text.replace(plant[0], plant[1]);
      expect(trapped).not.to.equal(text);
      if (stack !== 'shop-platform') {
        await create('shop-platform', readFileSync('environments/iac/shop-platform.yaml', 'utf8'));
        expect(await clean.settle('shop-platform')).to.equal('CREATE_COMPLETE');
      }
      const before = things(world);
      if (refused !== undefined) {
        expect(await refusal(create(stack, trapped, parameters))).to.match(refused);
        expect(things(world)).to.deep.equal(before);
        return;
      }
      await create(stack, trapped, parameters);
      expect(await clean.settle(stack)).to.equal('ROLLBACK_COMPLETE');
      const events = await clean.events(stack);
      expect(
        events.some((line) => event?.test(line)),
        events.join('\n'),
      ).to.equal(true);
      clean.here.pass(4_000);
      expect(things(world)).to.deep.equal(before);
    });
});

/** Everything in the clean account that a stack can make, by table. */
function things(world: World): Record<string, number> {
  const names = [
    'ec2.vpc',
    'ec2.subnet',
    'ec2.security-group',
    'ec2.volume',
    'rds.instance',
    'rds.proxy',
    'rds.subnet-group',
    'elbv2.load-balancer',
    'elbv2.target-group',
    'elbv2.listener',
    'elasticache.group',
    'sns.topic',
    'backup.plan',
    'route53.health-check',
  ] as const;
  const counts = names.map((name) => {
    const region = name.startsWith('route53') ? 'global' : REFUGE;
    return [name, world.table(name, CLEAN, region).size] as const;
  });
  return Object.fromEntries(counts);
}
