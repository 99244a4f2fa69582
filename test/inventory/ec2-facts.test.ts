import { expect } from 'chai';
import { ec2Instance, ec2Snapshot, ec2Volume, ec2Zone } from '../../lib/inventory/ec2-facts.ts';
import { seen } from './seen.ts';

describe('EC2 facts', () => {
  it('map an instance with its volumes', () => {
    const fact = ec2Instance(
      {
        InstanceId: 'i-1',
        State: { Name: 'running' },
        Placement: { AvailabilityZone: 'eu-west-1a' },
        InstanceType: 't3.micro',
        SubnetId: 'subnet-1',
        BlockDeviceMappings: [{ Ebs: { VolumeId: 'vol-1' } }, { DeviceName: '/dev/sdb' }],
        Tags: [{ Key: 'Name', Value: 'web' }],
      },
      seen,
    );
    expect(fact).to.deep.include({
      volumeIds: ['vol-1'],
      state: 'running',
      zone: 'eu-west-1a',
      subnetId: 'subnet-1',
      tags: { Name: 'web' },
    });
    expect(fact.arn).to.equal('arn:aws:ec2:eu-west-1:111122223333:instance/i-1');
  });

  it('do not guess the state of an instance', () => {
    expect(() => ec2Instance({ InstanceId: 'i-1' }, seen)).to.throw('State');
  });

  it('map a volume with what becomes of it', () => {
    const fact = ec2Volume(
      {
        VolumeId: 'vol-1',
        State: 'in-use',
        Size: 8,
        Encrypted: true,
        KmsKeyId: 'arn:key',
        Attachments: [{ InstanceId: 'i-1', DeleteOnTermination: true, Device: '/dev/sdf' }, {}],
      },
      seen,
    );
    expect(fact).to.include({ sizeGiB: 8, encrypted: true, keyArn: 'arn:key' });
    expect(fact.attachments).to.deep.equal([
      { instanceId: 'i-1', deleteOnTermination: true, device: '/dev/sdf' },
    ]);
  });

  it('name a snapshot as AWS Backup does, without an account', () => {
    const fact = ec2Snapshot(
      {
        SnapshotId: 'snap-1',
        VolumeId: 'vol-1',
        State: 'completed',
        Encrypted: true,
        StartTime: new Date('2026-11-24T12:00:00Z'),
      },
      seen,
    );
    expect(fact.arn).to.equal('arn:aws:ec2:eu-west-1::snapshot/snap-1');
    expect(fact).to.include({
      dataTime: '2026-11-24T12:00:00.000Z',
      storageTier: 'standard',
      account: '111122223333',
    });
  });

  it('keep both names of a zone', () => {
    const fact = ec2Zone({ ZoneName: 'eu-west-1a', ZoneId: 'euw1-az2', State: 'available' }, seen);
    expect(fact).to.include({ zoneName: 'eu-west-1a', zoneId: 'euw1-az2', id: 'eu-west-1a' });
  });
});
