import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { expect } from 'chai';
import { instanceLaunch } from '../../../../lib/twin/services/ec2/instance-launch.ts';
import { instanceState } from '../../../../lib/twin/services/ec2/instance-state.ts';
import { instances } from '../../../../lib/twin/services/ec2/instances.ts';
import { ec2 } from '../../../../lib/twin/services/ec2/index.ts';
import { volumes } from '../../../../lib/twin/services/ec2/volumes.ts';
import { zonesOf } from '../../../../lib/twin/services/ec2/zones.ts';
import { everyPage, faultOf, type TestWorld, testWorld, wide } from './test-world.ts';
import { amazonLinux } from '../../../../lib/twin/services/ec2/images.ts';

function launch(here: TestWorld, input: Partial<RunInstancesRequest> = {}): string[] {
  const answer = instanceLaunch.RunInstances(
    { ImageId: amazonLinux(here.region, 'arm64', 'newest'), MinCount: 1, MaxCount: 1, ...input },
    here,
  );
  return (answer.Instances ?? []).map((instance) => instance.InstanceId ?? '');
}

function stateOf(here: TestWorld, id = ''): string | undefined {
  const [reservation] = instances.DescribeInstances({ InstanceIds: [id] }, here).Reservations ?? [];
  return reservation?.Instances?.[0]?.State?.Name;
}

describe('twin/services/ec2: instances', () => {
  it('launches instances that are pending, then running', () => {
    const here = testWorld();
    const [id] = launch(here);
    expect(id).to.match(/^i-[0-9a-f]{17}$/);
    expect(stateOf(here, id)).to.equal('pending');
    here.pass(20);
    expect(stateOf(here, id)).to.equal('running');
  });

  it('scales every wait by the pace of the world', () => {
    const here = testWorld('2026-11-24T10:00:00.000Z', 0.1);
    const [id] = launch(here);
    here.pass(2);
    expect(stateOf(here, id)).to.equal('running');
  });

  it('puts an instance into the zone asked for, by name, id or subnet, with tags and volumes', () => {
    const here = testWorld();
    const [, b, c] = zonesOf(here);
    const subnetId = c?.subnetId ?? '';
    launch(here, { Placement: { AvailabilityZone: b?.name } });
    launch(here, { Placement: { AvailabilityZoneId: b?.id } });
    launch(here, {
      SubnetId: subnetId,
      TagSpecifications: [
        { ResourceType: 'instance', Tags: [{ Key: 'workload', Value: 'orders' }] },
        { ResourceType: 'volume', Tags: [{ Key: 'workload', Value: 'volumes' }] },
      ],
      BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 20, DeleteOnTermination: false } }],
    });
    const found = instances.DescribeInstances(
      { Filters: [{ Name: 'tag:workload', Values: ['orders'] }] },
      here,
    );
    const [instance] = found.Reservations?.[0]?.Instances ?? [];
    expect(instance?.Placement).to.include({ AvailabilityZone: c?.name, AvailabilityZoneId: c?.id });
    expect(instance?.SubnetId).to.equal(subnetId);
    expect(
      instance?.BlockDeviceMappings?.map(({ DeviceName, Ebs }) => [DeviceName, Ebs?.DeleteOnTermination]),
    ).to.deep.equal([
      ['/dev/xvda', true],
      ['/dev/sdf', false],
    ]);
    const inB = { Filters: [{ Name: 'availability-zone', Values: [b?.name ?? ''] }] };
    expect(instances.DescribeInstances(inB, here).Reservations).to.have.length(2);
    expect(volumes.DescribeVolumes({}, wide(here)).Volumes).to.have.length(4);
  });

  it('lists every instance once, over small pages, grouped by the call that launched it', () => {
    const here = testWorld();
    const launched = [...launch(here, { MinCount: 3, MaxCount: 3 }), ...launch(here, { MaxCount: 2 })];
    const pages = everyPage((NextToken) => {
      const answer = instances.DescribeInstances({ NextToken }, here);
      const items = answer.Reservations?.flatMap(({ Instances }) => Instances ?? []) ?? [];
      return { items: items.map(({ InstanceId }) => InstanceId ?? ''), next: answer.NextToken };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 2, 1]);
    expect(pages.flat()).to.have.members(launched);
    expect(instances.DescribeInstances({}, wide(here)).Reservations).to.have.length(2);
  });

  it('tells the architecture of a type', () => {
    const here = wide(testWorld());
    for (const InstanceType of ['m7g.large', 'm7i.large', 'g4dn.xlarge'] as const)
      launch(here, { InstanceType });
    const found = instances
      .DescribeInstances({}, here)
      .Reservations?.flatMap(({ Instances }) => Instances ?? []);
    const types = Object.fromEntries((found ?? []).map((each) => [each.InstanceType, each.Architecture]));
    expect(types).to.deep.equal({ 'm7g.large': 'arm64', 'm7i.large': 'x86_64', 'g4dn.xlarge': 'x86_64' });
  });

  it('gives the same instances again for the same client token', () => {
    const here = testWorld();
    expect(launch(here, { ClientToken: 'once' })).to.deep.equal(launch(here, { ClientToken: 'once' }));
  });

  it('makes the same ids in every world that makes the same calls, and others elsewhere', () => {
    expect(launch(testWorld())).to.deep.equal(launch(testWorld()));
    expect(launch(testWorld())).not.to.deep.equal(launch(testWorld().as({ region: 'eu-central-1' })));
  });

  it('stops and starts, telling what was and what is', () => {
    const here = testWorld();
    const [id = ''] = launch(here);
    here.pass(60);
    const [stopping] = instanceState.StopInstances({ InstanceIds: [id] }, here).StoppingInstances ?? [];
    expect(stopping).to.deep.equal({
      InstanceId: id,
      PreviousState: { Code: 16, Name: 'running' },
      CurrentState: { Code: 64, Name: 'stopping' },
    });
    here.pass(30);
    expect(stateOf(here, id)).to.equal('stopped');
    const [again] = instanceState.StopInstances({ InstanceIds: [id] }, here).StoppingInstances ?? [];
    expect(again?.CurrentState?.Name).to.equal('stopped');
    instanceState.StartInstances({ InstanceIds: [id] }, here);
    expect(stateOf(here, id)).to.equal('pending');
    here.pass(20);
    expect(stateOf(here, id)).to.equal('running');
  });

  it('terminates: volumes that go with the instance are gone, others are free, and it stays listed for an hour', () => {
    const here = testWorld();
    const [id = ''] = launch(here, {
      BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 20, DeleteOnTermination: false } }],
    });
    here.pass(60);
    instanceState.TerminateInstances({ InstanceIds: [id] }, here);
    expect(stateOf(here, id)).to.equal('shutting-down');
    const left = volumes.DescribeVolumes({}, here).Volumes ?? [];
    expect(left.map(({ Size, State }) => [Size, State])).to.deep.equal([[20, 'available']]);
    here.pass(30);
    expect(stateOf(here, id)).to.equal('terminated');
    expect(faultOf(() => instanceState.StartInstances({ InstanceIds: [id] }, here))).to.equal(
      `IncorrectInstanceState: The instance '${id}' is not in a state from which it can be started.`,
    );
    here.pass(3_600);
    expect(faultOf(() => stateOf(here, id))).to.equal(
      `InvalidInstanceID.NotFound: The instance ID '${id}' does not exist`,
    );
  });

  it('keeps a protected instance', () => {
    const here = testWorld();
    const [id = ''] = launch(here, { DisableApiTermination: true });
    here.pass(60);
    const terminate = () => instanceState.TerminateInstances({ InstanceIds: [id] }, here);
    expect(faultOf(terminate)).to.match(/^OperationNotPermitted: /);
    instanceState.ModifyInstanceAttribute({ InstanceId: id, DisableApiTermination: { Value: false } }, here);
    expect(faultOf(terminate)).to.equal('no fault');
  });

  it('changes whether a volume goes with its instance', () => {
    const here = testWorld();
    const [id = ''] = launch(here);
    const BlockDeviceMappings = [{ DeviceName: '/dev/xvda', Ebs: { DeleteOnTermination: false } }];
    instanceState.ModifyInstanceAttribute({ InstanceId: id, BlockDeviceMappings }, here);
    expect(volumes.DescribeVolumes({}, here).Volumes?.[0]?.Attachments?.[0]?.DeleteOnTermination).to.equal(
      false,
    );
  });

  it('refuses ids that are malformed or not there, naming all of them', () => {
    const here = testWorld();
    const describe = (...InstanceIds: string[]) =>
      faultOf(() => instances.DescribeInstances({ InstanceIds }, here));
    expect(describe('i-xyz')).to.equal('InvalidInstanceID.Malformed: Invalid id: "i-xyz"');
    expect(describe('i-00000001', 'i-00000002')).to.equal(
      "InvalidInstanceID.NotFound: The instance IDs 'i-00000001, i-00000002' do not exist",
    );
  });

  it('takes a page size from 5 to 1000, and none beside ids', () => {
    const here = testWorld();
    const [id = ''] = launch(here);
    expect(faultOf(() => instances.DescribeInstances({ MaxResults: 4 }, here))).to.match(
      /^InvalidParameterValue: /,
    );
    expect(faultOf(() => instances.DescribeInstances({ MaxResults: 5, InstanceIds: [id] }, here))).to.match(
      /^InvalidParameterCombination: /,
    );
  });

  it('is seen by its own account and Region only', () => {
    const here = testWorld();
    launch(here);
    const elsewhere = [here.as({ account: '222233334444' }), here.as({ region: 'eu-central-1' })];
    for (const other of elsewhere)
      expect(instances.DescribeInstances({}, other).Reservations).to.deep.equal([]);
  });

  it('does nothing on a dry run', () => {
    const here = testWorld();
    const [id = ''] = launch(here);
    here.pass(60);
    const stop = ec2.operations['StopInstances'];
    expect(faultOf(() => stop?.({ InstanceIds: [id], DryRun: true } as never, here))).to.match(
      /^DryRunOperation: /,
    );
    expect(stateOf(here, id)).to.equal('running');
  });
});
