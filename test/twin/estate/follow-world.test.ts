import { expect } from 'chai';
import { eventually, sharedEstate, sql } from './shared-estate.ts';

interface Made {
  readonly StackStatus: string;
  readonly Outputs: readonly { readonly OutputKey: string; readonly OutputValue: string }[];
}

const TEMPLATE = `
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Select [0, !GetAZs ''] }
  B:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Net, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [1, !GetAZs ''] }
  Web:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64}}'
      SubnetId: !Ref A
      Tags: [{ Key: workload, Value: rebuilt }]
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { VpcId: !Ref Net, Protocol: HTTP, Port: 8080, HealthCheckPath: /health, Targets: [{ Id: !Ref Web }] }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Scheme: internal, Subnets: [!Ref A, !Ref B] }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 8080
      Protocol: HTTP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }]
  Db:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Delete
    Properties:
      DBInstanceClass: db.t4g.micro
      Engine: postgres
      AllocatedStorage: '20'
      Tags: [{ Key: workload, Value: rebuilt }]
Outputs:
  FrontDoor: { Value: !GetAtt Balancer.DNSName }
  Database: { Value: !GetAtt Db.Endpoint.Address }
`;

describe('twin/estate: what is made while the world runs', () => {
  const shop = sharedEstate({}, 'empty');
  const described = async (StackName: string): Promise<Made | undefined> => {
    const { Stacks } = (await shop.call('cloudformation', 'DescribeStacks', { StackName })) as {
      Stacks: Made[];
    };
    return Stacks[0];
  };
  const settled = async (name: string): Promise<Made | undefined> => {
    await eventually(
      `${name} is settled`,
      async () => !((await described(name))?.StackStatus.endsWith('IN_PROGRESS') ?? false),
    );
    return await described(name);
  };

  it('comes alive with the stack that makes it, and is gone with it', async () => {
    const { StackId } = (await shop.call('cloudformation', 'CreateStack', {
      StackName: 'rebuilt',
      TemplateBody: TEMPLATE,
    })) as { StackId: string };
    const made = await settled(StackId);
    expect(made?.StackStatus).to.equal('CREATE_COMPLETE');
    const outputs = Object.fromEntries(
      (made?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    );
    const { FrontDoor = '', Database = '' } = outputs;
    await eventually('it takes orders', async () => (await shop.get(FrontDoor, '/orders')) === 200);
    expect(await shop.sql(Database, 'SELECT looked_by FROM order_looks')).not.to.deep.equal([]);
    const [host = ''] = await shop.resolver.resolve4(Database);
    await shop.call('cloudformation', 'DeleteStack', { StackName: 'rebuilt' });
    expect((await settled(StackId))?.StackStatus).to.equal('DELETE_COMPLETE');
    await eventually('its name is gone', async () => (await shop.get(FrontDoor, '/health')) === 0);
    await eventually('its database is gone', async () => await isSilent(host));
  });
});

async function isSilent(host: string): Promise<boolean> {
  try {
    await sql(host, 'SELECT 1', [], 300);
    return false;
  } catch {
    return true;
  }
}
