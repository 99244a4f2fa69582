import { expect } from 'chai';
import { stackWorld } from './stack-world.ts';

const subnet = (index: number) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: {
    VpcId: { Ref: 'Net' },
    CidrBlock: `10.0.${index}.0/24`,
    AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
  },
});
const NETWORK = {
  Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  SubA: subnet(0),
  SubB: subnet(1),
};
const SUBNETS = [{ Ref: 'SubA' }, { Ref: 'SubB' }];

/** What takes a while to be made, and the table of the world that it stands in. */
const SLOW = {
  'elbv2.load-balancer': {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: { Subnets: SUBNETS },
  },
  'elasticache.group': {
    Type: 'AWS::ElastiCache::ReplicationGroup',
    Properties: {
      ReplicationGroupDescription: 'items',
      Engine: 'valkey',
      CacheNodeType: 'cache.t4g.small',
      NumCacheClusters: 2,
      AutomaticFailoverEnabled: true,
    },
  },
  'rds.cluster': {
    Type: 'AWS::RDS::DBCluster',
    Properties: {
      Engine: 'aurora-postgresql',
      MasterUsername: 'shop',
      ManageMasterUserPassword: true,
      DBSubnetGroupName: { Ref: 'Group' },
    },
  },
  'rds.proxy': {
    Type: 'AWS::RDS::DBProxy',
    Properties: {
      DBProxyName: 'way',
      EngineFamily: 'POSTGRESQL',
      RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Auth: [{ AuthScheme: 'SECRETS', SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a' }],
      VpcSubnetIds: SUBNETS,
    },
  },
  'dynamodb.table': {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    },
  },
} as const;
const BESIDE = {
  ...NETWORK,
  Group: {
    Type: 'AWS::RDS::DBSubnetGroup',
    Properties: { DBSubnetGroupDescription: 'two zones', SubnetIds: SUBNETS },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  },
};

describe('twin/cloudformation: what is taken away by hand while a stack makes it', () => {
  for (const [name, Slow] of Object.entries(SLOW))
    it(`is not waited for: ${Slow.Type}`, async () => {
      const world = stackWorld();
      const table = name as keyof typeof SLOW;
      const { here } = world;
      await world.create(
        'slow',
        { Resources: { ...BESIDE, Slow } },
        { Capabilities: ['CAPABILITY_NAMED_IAM'] },
      );
      const rows = here.world.table(table, here.account, here.region);
      for (let second = 0; rows.size === 0; second += 1) {
        if (second > 500) throw new Error((await world.events('slow')).join('\n'));
        await world.call('DescribeStacks', { StackName: 'slow' });
        here.pass(1);
      }
      rows.clear();
      expect(await world.settle('slow')).to.equal('ROLLBACK_COMPLETE');
      const events = await world.events('slow');
      expect(events.filter((line) => line.startsWith('Slow CREATE_FAILED')).join('\n')).to.match(
        /did not stabilize: it is gone/,
      );
    });
});
