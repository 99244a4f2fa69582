import { expect } from 'chai';
import { refusal, type StackWorld, stackWorld } from './stack-world.ts';

const parameter = (fields: object = {}, more: object = {}) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name: '/a', Type: 'String', Value: 'one', ...fields },
  ...more,
});
const reader = {
  Type: 'AWS::SSM::Parameter',
  Properties: { Name: '/b', Type: 'String', Value: { Ref: 'A' } },
};

async function made(resources: object): Promise<StackWorld> {
  const world = stackWorld();
  await world.create('s', { Resources: resources });
  expect(await world.settle('s')).to.equal('CREATE_COMPLETE');
  return world;
}

const update = (world: StackWorld, resources: object) =>
  world.call('UpdateStack', { StackName: 's', TemplateBody: JSON.stringify({ Resources: resources }) });
const value = (world: StackWorld, name: string) =>
  world.here.world.table('ssm.parameter', world.here.account, world.here.region).get(name)?.value;

describe('twin/services/cloudformation: changing stacks', () => {
  it('changes in place what can be, and says so', async () => {
    const world = await made({ A: parameter() });
    await update(world, { A: parameter({ Value: 'two' }) });
    expect(await world.settle('s')).to.equal('UPDATE_COMPLETE');
    expect(value(world, '/a')).to.equal('two');
    expect((await world.events('s')).slice(-5)).to.deep.equal([
      's UPDATE_IN_PROGRESS User Initiated',
      'A UPDATE_IN_PROGRESS',
      'A UPDATE_COMPLETE',
      's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      's UPDATE_COMPLETE',
    ]);
  });

  it('puts another resource in the place of one that cannot be changed, and what refers to it follows', async () => {
    const world = await made({ A: parameter(), B: reader });
    await update(world, { A: parameter({ Name: '/c' }), B: reader });
    expect(await world.settle('s')).to.equal('UPDATE_COMPLETE');
    expect([value(world, '/a'), value(world, '/c'), value(world, '/b')]).to.deep.equal([
      undefined,
      'one',
      '/c',
    ]);
    expect(await world.events('s')).to.include(
      'A UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
    );
  });

  it('has nothing to do where nothing changes', async () => {
    const world = await made({ A: parameter() });
    expect(await refusal(update(world, { A: parameter() }))).to.equal(
      'ValidationError: No updates are to be performed.',
    );
  });

  it('brings everything back when one part fails', async () => {
    const world = await made({ A: parameter(), B: reader });
    await update(world, {
      A: parameter({ Value: 'two' }),
      New: parameter({ Name: '/new' }),
      Web: {
        Type: 'AWS::EC2::Instance',
        DependsOn: ['A', 'New'],
        Properties: { ImageId: 'ami-0000000000000000a' },
      },
    });
    expect(await world.settle('s')).to.equal('UPDATE_ROLLBACK_COMPLETE');
    expect([value(world, '/a'), value(world, '/b'), value(world, '/new')]).to.deep.equal([
      'one',
      '/a',
      undefined,
    ]);
    const { StackResourceSummaries } = await world.call<{
      StackResourceSummaries: { LogicalResourceId: string }[];
    }>('ListStackResources', { StackName: 's' });
    expect(StackResourceSummaries.map((one) => one.LogicalResourceId)).to.have.members(['A', 'B']);
    expect(await refusal(update(world, { A: parameter(), B: reader }))).to.match(/No updates/);
  });

  it('refuses by name what AWS changes in place and the twin cannot', async () => {
    const net = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
    const sub = (index: number) => ({
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: { Ref: 'Net' },
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
      },
    });
    const balancer = (...subnets: string[]) => ({
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Scheme: 'internal', Subnets: subnets.map((Ref) => ({ Ref })) },
    });
    const network = { Net: net, S0: sub(0), S1: sub(1), S2: sub(2) };
    const world = await made({ ...network, L: balancer('S0', 'S1') });
    await update(world, { ...network, L: balancer('S0', 'S1', 'S2') });
    expect(await world.settle('s')).to.equal('UPDATE_ROLLBACK_COMPLETE');
    expect((await world.events('s')).find((line) => line.startsWith('L UPDATE_FAILED'))).to.match(
      /AWS::ElasticLoadBalancingV2::LoadBalancer in place is not supported by the embedded AWS/,
    );
  });

  it('keeps an export that another stack imports', async () => {
    const world = stackWorld();
    const giver = (name: string) => ({
      Resources: { A: parameter() },
      Outputs: { Out: { Value: { Ref: 'A' }, Export: { Name: name } } },
    });
    await world.create('giver', giver('shared'));
    await world.settle('giver');
    await world.create('taker', {
      Resources: { B: parameter({ Name: '/b', Value: { 'Fn::ImportValue': 'shared' } }) },
    });
    await world.settle('taker');
    expect(value(world, '/b')).to.equal('/a');
    expect(await world.call('ListImports', { ExportName: 'shared' })).to.deep.include({ Imports: ['taker'] });
    await world.call('UpdateStack', { StackName: 'giver', TemplateBody: JSON.stringify(giver('other')) });
    expect(await world.settle('giver')).to.equal('UPDATE_ROLLBACK_COMPLETE');
    expect(await world.events('giver')).to.include(
      'giver UPDATE_ROLLBACK_IN_PROGRESS Export shared cannot be deleted as it is in use by taker',
    );
    await world.call('DeleteStack', { StackName: 'giver' });
    expect(await world.settle('giver')).to.equal('DELETE_FAILED');
  });

  it('is kept from changes and deletion by its guards', async () => {
    const world = await made({ A: parameter() });
    await world.call('SetStackPolicy', {
      StackName: 's',
      StackPolicyBody: JSON.stringify({
        Statement: [
          { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
          { Effect: 'Deny', Action: 'Update:Modify', Principal: '*', Resource: 'LogicalResourceId/A' },
        ],
      }),
    });
    expect(await refusal(update(world, { A: parameter({ Value: 'two' }) }))).to.match(
      /denied by stack policy/,
    );
    await world.call('UpdateTerminationProtection', { StackName: 's', EnableTerminationProtection: true });
    expect(await refusal(world.call('DeleteStack', { StackName: 's' }))).to.equal(
      'ValidationError: Stack [s] cannot be deleted while TerminationProtection is enabled',
    );
  });
});
