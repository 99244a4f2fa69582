import { expect } from 'chai';
import { instanceLaunch } from '../../../../lib/twin/services/ec2/instance-launch.ts';
import { instanceState } from '../../../../lib/twin/services/ec2/instance-state.ts';
import { snapshotChanges } from '../../../../lib/twin/services/ec2/snapshot-changes.ts';
import { volumeChanges } from '../../../../lib/twin/services/ec2/volume-changes.ts';
import { volumes } from '../../../../lib/twin/services/ec2/volumes.ts';
import { keyOperations } from '../../../../lib/twin/services/kms/keys.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from './test-world.ts';
import { amazonLinux } from '../../../../lib/twin/services/ec2/images.ts';

const ZONE = 'eu-west-1a';

function create(here: TestWorld, input: object = {}): string {
  const answer = volumeChanges.CreateVolume({ AvailabilityZone: ZONE, Size: 10, ...input }, here);
  here.pass(5);
  return answer.VolumeId ?? '';
}

function launch(here: TestWorld, zone = ZONE): string {
  const input = {
    ImageId: amazonLinux('eu-west-1', 'arm64', 'newest'),
    MinCount: 1,
    MaxCount: 1,
    Placement: { AvailabilityZone: zone },
  };
  const id = instanceLaunch.RunInstances(input, here).Instances?.[0]?.InstanceId ?? '';
  here.pass(60);
  return id;
}

const read = (here: TestWorld, id: string) => volumes.DescribeVolumes({ VolumeIds: [id] }, here).Volumes?.[0];

describe('twin/services/ec2: volumes', () => {
  it('creates a volume that is available after a moment', () => {
    const here = testWorld();
    const answer = volumeChanges.CreateVolume({ AvailabilityZone: ZONE, Size: 10, VolumeType: 'gp3' }, here);
    expect(answer).to.include({
      State: 'creating',
      Size: 10,
      Iops: 3_000,
      Throughput: 125,
      Encrypted: false,
    });
    here.pass(5);
    expect(read(here, answer.VolumeId ?? '')?.State).to.equal('available');
  });

  it('provides what AWS provides for each type', () => {
    const here = testWorld();
    expect(read(here, create(here, { Size: 100 }))).to.include({ VolumeType: 'gp2', Iops: 300 });
    expect(read(here, create(here, { VolumeType: 'gp3', Iops: 6_000 }))).to.include({
      Iops: 6_000,
      Throughput: 125,
    });
    expect(read(here, create(here, { VolumeType: 'io2', Iops: 500 }))).to.include({ Iops: 500 });
    expect(read(here, create(here, { VolumeType: 'st1' }))).not.to.have.any.keys('Iops', 'Throughput');
  });

  it('encrypts with the key asked for, by id or alias, else with the key of EBS', () => {
    const here = testWorld();
    const own = keyOperations.CreateKey({} as never, here);
    const arn = own.KeyMetadata?.Arn ?? '';
    const keyed = read(here, create(here, { Encrypted: true, KmsKeyId: own.KeyMetadata?.KeyId }));
    const plain = read(here, create(here, { Encrypted: true }));
    expect(keyed).to.include({ Encrypted: true, KmsKeyId: arn });
    expect(plain?.KmsKeyId).to.match(/^arn:aws:kms:eu-west-1:111122223333:key\//);
    expect(plain?.KmsKeyId).not.to.equal(arn);
  });

  it('takes a key that is not there, and comes up in error', () => {
    const here = testWorld();
    const KmsKeyId = 'arn:aws:kms:eu-west-1:999900001111:key/0d2f1c9a-7d4f-4c0e-8d51-6a0b9c3e27f1';
    const answer = volumeChanges.CreateVolume(
      { AvailabilityZone: ZONE, Size: 10, Encrypted: true, KmsKeyId },
      here,
    );
    expect(answer.State).to.equal('creating');
    here.pass(5);
    expect(read(here, answer.VolumeId ?? '')).to.include({ State: 'error', KmsKeyId });
  });

  it('makes a volume from a snapshot: no smaller, and encrypted with the same key', () => {
    const here = testWorld();
    const source = read(here, create(here, { Encrypted: true }));
    const { SnapshotId = '' } = snapshotChanges.CreateSnapshot({ VolumeId: source?.VolumeId }, here);
    here.pass(60);
    const copy = read(here, create(here, { Size: undefined, SnapshotId, AvailabilityZone: 'eu-west-1b' }));
    expect(copy).to.include({ Size: 10, Encrypted: true, KmsKeyId: source?.KmsKeyId, SnapshotId });
    expect(faultOf(() => create(here, { Size: 5, SnapshotId }))).to.match(/^InvalidParameterValue: /);
  });

  it('says what is missing or not there', () => {
    const here = testWorld();
    expect(faultOf(() => create(here, { Size: undefined }))).to.equal(
      'MissingParameter: The request must contain the parameter size/snapshotId',
    );
    expect(faultOf(() => create(here, { AvailabilityZone: undefined }))).to.match(/^MissingParameter: /);
    expect(faultOf(() => create(here, { AvailabilityZone: 'eu-west-1z' }))).to.match(
      /^InvalidZone.NotFound: /,
    );
    expect(faultOf(() => create(here, { SnapshotId: 'snap-1' }))).to.match(/^InvalidSnapshot.NotFound: /);
    expect(faultOf(() => create(here, { KmsKeyId: 'k' }))).to.match(/^InvalidParameterDependency: /);
    expect(faultOf(() => read(here, 'vol-1'))).to.equal(
      "InvalidVolume.NotFound: The volume 'vol-1' does not exist.",
    );
  });

  it('attaches, is then in use and cannot be deleted, and detaches', () => {
    const here = testWorld();
    const [volume, instance] = [create(here), launch(here)];
    volumeChanges.AttachVolume({ VolumeId: volume, InstanceId: instance, Device: '/dev/sdf' }, here);
    expect(read(here, volume)).to.deep.include({ State: 'in-use' });
    expect(read(here, volume)?.Attachments?.[0]).to.include({ InstanceId: instance, Device: '/dev/sdf' });
    expect(faultOf(() => volumeChanges.DeleteVolume({ VolumeId: volume }, here))).to.equal(
      `VolumeInUse: Volume ${volume} is currently attached to ${instance}`,
    );
    volumeChanges.DetachVolume({ VolumeId: volume }, here);
    expect(read(here, volume)?.State).to.equal('available');
    volumeChanges.DeleteVolume({ VolumeId: volume }, here);
    expect(faultOf(() => read(here, volume))).to.match(/^InvalidVolume.NotFound: /);
  });

  it('attaches in its own zone only, once, and to a device that is free', () => {
    const here = testWorld();
    const [volume, near, far] = [create(here), launch(here), launch(here, 'eu-west-1b')];
    const attach = (InstanceId: string, Device: string, VolumeId = volume) =>
      faultOf(() => volumeChanges.AttachVolume({ VolumeId, InstanceId, Device }, here));
    expect(attach(far, '/dev/sdf')).to.match(/^InvalidVolume.ZoneMismatch: /);
    expect(attach(near, '/dev/xvda')).to.match(/^InvalidParameterValue: .*already in use$/);
    expect(attach(near, '/dev/sdf')).to.equal('no fault');
    expect(attach(near, '/dev/sdg')).to.equal(`VolumeInUse: ${volume} is already attached to an instance`);
  });

  it('keeps the root volume of a running instance', () => {
    const here = testWorld();
    const instance = launch(here);
    const [root] = volumes.DescribeVolumes({}, here).Volumes ?? [];
    const detach = () => faultOf(() => volumeChanges.DetachVolume({ VolumeId: root?.VolumeId }, here));
    expect(detach()).to.match(/^OperationNotPermitted: /);
    instanceState.StopInstances({ InstanceIds: [instance] }, here);
    here.pass(60);
    expect(detach()).to.equal('no fault');
    expect(detach()).to.match(/^IncorrectState: /);
  });

  it('lists by filter over small pages', () => {
    const here = testWorld();
    const made = [create(here), create(here), create(here, { Encrypted: true }), create(here)];
    const Filters = [{ Name: 'encrypted', Values: ['false'] }];
    const pages = everyPage((NextToken) => {
      const answer = volumes.DescribeVolumes({ Filters, NextToken }, here);
      return { items: answer.Volumes?.map(({ VolumeId }) => VolumeId ?? '') ?? [], next: answer.NextToken };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 1]);
    expect(pages.flat()).to.have.members(made.filter((_, index) => index !== 2));
    const { NextToken } = volumes.DescribeVolumes({ Filters }, here);
    expect(faultOf(() => volumes.DescribeVolumes({ NextToken }, here))).not.to.equal('no fault');
  });
});
