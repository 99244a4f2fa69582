import { expect } from 'chai';
import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { ssm } from '../../../../lib/twin/services/ssm/index.ts';
import { refusal, type StackWorld, stackWorld } from './stack-world.ts';

const RESOURCES = {
  A: {
    Type: 'AWS::SSM::Parameter',
    Properties: { Name: '/a', Type: 'String', Value: 'one', Tags: { owner: 'me' } },
  },
  B: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/b', Type: 'String', Value: 'two' } },
};

async function drifts(world: StackWorld): Promise<{ status: object; drifts: StackResourceDrift[] }> {
  const { StackDriftDetectionId } = await world.call('DetectStackDrift', { StackName: 's' });
  expect(await world.call('DescribeStackDriftDetectionStatus', { StackDriftDetectionId })).to.include({
    DetectionStatus: 'DETECTION_IN_PROGRESS',
  });
  world.here.pass(20);
  const status = await world.call('DescribeStackDriftDetectionStatus', { StackDriftDetectionId });
  const { StackResourceDrifts } = await world.call<{ StackResourceDrifts: StackResourceDrift[] }>(
    'DescribeStackResourceDrifts',
    { StackName: 's' },
  );
  return { status, drifts: StackResourceDrifts };
}

describe('twin/services/cloudformation: drift', () => {
  let world: StackWorld;
  const change = async (operation: string, input: object) =>
    await ssm.operations[operation]?.(input as never, world.here);
  beforeEach(async () => {
    world = stackWorld();
    await world.create('s', { Resources: RESOURCES }, { Tags: [{ Key: 'system', Value: 'shop' }] });
    expect(await world.settle('s')).to.equal('CREATE_COMPLETE');
  });

  it('is not looked for in a stack that never came up', async () => {
    const Properties = { AvailabilityZone: 'eu-west-9z', Size: 5 };
    await world.create('broken', { Resources: { Data: { Type: 'AWS::EC2::Volume', Properties } } });
    expect(await world.settle('broken')).to.equal('ROLLBACK_COMPLETE');
    expect(await refusal(world.call('DetectStackDrift', { StackName: 'broken' }))).to.match(
      /^ValidationError: Drift detection cannot be performed on stack \[broken\] in ROLLBACK_COMPLETE state/,
    );
  });

  it('finds what it made as it made it', async () => {
    const found = await drifts(world);
    expect(found.status).to.include({ StackDriftStatus: 'IN_SYNC', DriftedStackResourceCount: 0 });
    expect(found.drifts.map((one) => one.StackResourceDriftStatus)).to.deep.equal(['IN_SYNC', 'IN_SYNC']);
  });

  it('tells property by property what somebody changed, and what is gone', async () => {
    await change('PutParameter', { Name: '/a', Value: 'other', Overwrite: true });
    await change('AddTagsToResource', {
      ResourceType: 'Parameter',
      ResourceId: '/a',
      Tags: [{ Key: 'owner', Value: 'them' }],
    });
    await change('DeleteParameter', { Name: '/b' });
    const found = await drifts(world);
    expect(found.status).to.include({ StackDriftStatus: 'DRIFTED', DriftedStackResourceCount: 2 });
    const [a, b] = found.drifts;
    expect(a?.StackResourceDriftStatus).to.equal('MODIFIED');
    expect(a?.PropertyDifferences).to.deep.equal([
      { PropertyPath: '/Value', ExpectedValue: 'one', ActualValue: 'other', DifferenceType: 'NOT_EQUAL' },
      {
        PropertyPath: '/Tags/owner',
        ExpectedValue: '{"Key":"owner","Value":"me"}',
        ActualValue: '{"Key":"owner","Value":"them"}',
        DifferenceType: 'NOT_EQUAL',
      },
    ]);
    expect(b?.StackResourceDriftStatus).to.equal('DELETED');
    const { Stacks } = await world.call<{ Stacks: { DriftInformation: { StackDriftStatus: string } }[] }>(
      'DescribeStacks',
      { StackName: 's' },
    );
    expect(Stacks[0]?.DriftInformation.StackDriftStatus).to.equal('DRIFTED');
  });
});
