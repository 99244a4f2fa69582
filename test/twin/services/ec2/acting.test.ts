import { expect } from 'chai';
import { acting } from '../../../../lib/twin/services/ec2/acting.ts';
import { instanceLaunch } from '../../../../lib/twin/services/ec2/instance-launch.ts';
import { Fault } from '../../../../lib/twin/service.ts';
import { type TestWorld, testWorld } from './test-world.ts';
import { amazonLinux } from '../../../../lib/twin/services/ec2/images.ts';

describe('twin/services/ec2: real servers', () => {
  it('follow when instances stop, start, reboot and go, and are told once', async () => {
    const { here, id, told } = watched();
    const InstanceIds = [id];
    await acting.StopInstances({ InstanceIds }, here);
    await acting.StopInstances({ InstanceIds }, here);
    here.pass(60);
    await acting.StartInstances({ InstanceIds }, here);
    await acting.StartInstances({ InstanceIds }, here);
    here.pass(60);
    await acting.RebootInstances({ InstanceIds }, here);
    await acting.TerminateInstances({ InstanceIds }, here);
    expect(told).to.deep.equal([
      'instance-stopped',
      'instance-started',
      'instance-stopped',
      'instance-started',
      'instance-stopped',
    ]);
  });

  it('are left alone when EC2 refuses', async () => {
    const { here, id, told } = watched();
    await acting.StopInstances({ InstanceIds: [id] }, here);
    const refused: unknown = await acting
      .RebootInstances({ InstanceIds: [id] }, here)
      .catch((thrown: unknown) => thrown);
    expect(refused).to.be.instanceOf(Fault).with.property('code', 'IncorrectInstanceState');
    expect(told).to.deep.equal(['instance-stopped']);
  });
});

/** A world with one running instance, and what real processes were told of it. */
function watched(): { here: TestWorld; id: string; told: string[] } {
  const here = testWorld();
  const input = { ImageId: amazonLinux('eu-west-1', 'arm64', 'newest'), MinCount: 1, MaxCount: 1 };
  const id = instanceLaunch.RunInstances(input, here).Instances?.[0]?.InstanceId ?? '';
  here.pass(60);
  const told: string[] = [];
  here.world.actBy(async (disturbance) => {
    told.push(disturbance.kind);
    await Promise.resolve();
  });
  return { here, id, told };
}
