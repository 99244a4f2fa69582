import { expect } from 'chai';
import { tagsOf } from '../../../../lib/twin/world/tags.ts';
import { refusal, stackWorld } from './stack-world.ts';

const parameter = (fields: object = {}, more: object = {}) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Value: 'x', ...fields },
  ...more,
});

const SERVER = `
Parameters:
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64
Resources:
  Net:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16 }
  Sub:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Net
      CidrBlock: !Select [0, !Cidr [!GetAtt Net.CidrBlock, 4, 8]]
      AvailabilityZone: !Select [1, !GetAZs '']
  Web:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: !Ref Image
      InstanceType: t4g.micro
      SubnetId: !Ref Sub
  Where:
    Type: AWS::SSM::Parameter
    Properties:
      Type: String
      Value: !Sub '\${Web.PrivateIp} in \${AWS::Region}'
Outputs:
  Address:
    Value: !GetAtt Web.PrivateIp
    Export: { Name: !Sub '\${AWS::StackName}-address' }
`;

describe('twin/services/cloudformation: making stacks', () => {
  it('makes resources by the services that callers use, in the order of their references', async () => {
    const world = stackWorld();
    const id = await world.create('web', SERVER, { Tags: [{ Key: 'owner', Value: 'me' }] });
    expect(await world.settle('web')).to.equal('CREATE_COMPLETE');
    expect((await world.events('web')).filter((line) => !line.includes('creation Initiated'))).to.deep.equal([
      'web CREATE_IN_PROGRESS User Initiated',
      'Net CREATE_IN_PROGRESS',
      'Net CREATE_COMPLETE',
      'Sub CREATE_IN_PROGRESS',
      'Sub CREATE_COMPLETE',
      'Web CREATE_IN_PROGRESS',
      'Web CREATE_COMPLETE',
      'Where CREATE_IN_PROGRESS',
      'Where CREATE_COMPLETE',
      'web CREATE_COMPLETE',
    ]);
    const { Exports } = await world.call<{ Exports: object[] }>('ListExports');
    expect(Exports).to.have.length(1);
    const { here } = world;
    const [vpc] = here.world.table('ec2.vpc', here.account, here.region).values();
    expect(tagsOf(here.world, here, `arn:aws:ec2:eu-west-1:111122223333:vpc/${vpc?.id}`)).to.deep.equal({
      owner: 'me',
      'aws:cloudformation:stack-name': 'web',
      'aws:cloudformation:stack-id': id,
      'aws:cloudformation:logical-id': 'Net',
    });
  });

  it('rolls back what it made when a resource fails, and can then only be deleted', async () => {
    const world = stackWorld();
    await world.create('bad', {
      Resources: {
        First: parameter(),
        Web: {
          Type: 'AWS::EC2::Instance',
          DependsOn: 'First',
          Properties: { ImageId: 'ami-0000000000000000a' },
        },
      },
    });
    expect(await world.settle('bad')).to.equal('ROLLBACK_COMPLETE');
    const events = await world.events('bad');
    expect(events.find((line) => line.startsWith('Web CREATE_FAILED'))).to.match(
      /The image id '\[ami-0000000000000000a\]' does not exist \(Service: AmazonEC2; Status Code: 400; Error Code: InvalidAMIID.NotFound; Request ID: [0-9a-f-]{36}; Proxy: null\)/,
    );
    expect(events).to.include(
      'bad ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Web]. Rollback requested by user.',
    );
    expect(events.at(-1)).to.equal('bad ROLLBACK_COMPLETE');
    const left = world.here.world.table('ssm.parameter', world.here.account, world.here.region);
    expect([...left.keys()]).to.deep.equal([]);
    await world.call('DeleteStack', { StackName: 'bad' });
    expect(await refusal(world.settle('bad'))).to.equal('ValidationError: Stack with id bad does not exist');
  });

  it('deletes in the opposite order', async () => {
    const world = stackWorld();
    const id = await world.create('web', SERVER);
    await world.settle('web');
    await world.call('DeleteStack', { StackName: 'web' });
    expect(await world.settle(id)).to.equal('DELETE_COMPLETE');
    const gone = (await world.events(id)).filter((line) => line.includes('DELETE_COMPLETE'));
    expect(gone).to.deep.equal([
      'Where DELETE_COMPLETE',
      'Web DELETE_COMPLETE',
      'Sub DELETE_COMPLETE',
      'Net DELETE_COMPLETE',
      'web DELETE_COMPLETE',
    ]);
  });
});
