import { expect } from 'chai';
import { snapshotChanges } from '../../../../lib/twin/services/ec2/snapshot-changes.ts';
import { snapshots } from '../../../../lib/twin/services/ec2/snapshots.ts';
import { snapshotsOf } from '../../../../lib/twin/services/ec2/stored-snapshot.ts';
import { volumeChanges } from '../../../../lib/twin/services/ec2/volume-changes.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from './test-world.ts';

function volume(here: TestWorld, encrypted = false): string {
  const input = { AvailabilityZone: 'eu-west-1a', Size: 10, Encrypted: encrypted };
  return volumeChanges.CreateVolume(input, here).VolumeId ?? '';
}

function take(here: TestWorld, VolumeId = volume(here)): string {
  return snapshotChanges.CreateSnapshot({ VolumeId, Description: 'nightly' }, here).SnapshotId ?? '';
}

const read = (here: TestWorld, id: string) =>
  snapshots.DescribeSnapshots({ SnapshotIds: [id] }, here).Snapshots?.[0];

describe('twin/services/ec2: snapshots', () => {
  it('is pending, then completed; its start time is the moment of the data', () => {
    const here = testWorld();
    const source = volume(here, true);
    const id = take(here, source);
    expect(read(here, id)).to.include({ State: 'pending', VolumeId: source, Encrypted: true });
    here.pass(60);
    const done = read(here, id);
    expect(done).to.include({ State: 'completed', Progress: '100%', Description: 'nightly', VolumeSize: 10 });
    expect(done?.StartTime?.toISOString()).to.equal('2026-11-24T10:00:00.000Z');
    expect(done?.CompletionTime?.toISOString()).to.equal('2026-11-24T10:01:00.000Z');
    expect(done?.KmsKeyId).to.match(/^arn:aws:kms:eu-west-1:/);
  });

  it('lists own snapshots by owner and filter, over small pages', () => {
    const here = testWorld();
    const made = [take(here), take(here), take(here)];
    const pages = everyPage((NextToken) => {
      const answer = snapshots.DescribeSnapshots({ OwnerIds: ['self'], NextToken }, here);
      return { items: answer.Snapshots?.map(({ SnapshotId }) => SnapshotId) ?? [], next: answer.NextToken };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 1]);
    expect(pages.flat()).to.have.members(made);
    expect(snapshots.DescribeSnapshots({ OwnerIds: ['amazon'] }, here).Snapshots).to.deep.equal([]);
    const Filters = [{ Name: 'start-time', Values: ['2026-11-24*'] }];
    expect(snapshots.DescribeSnapshots({ Filters }, here).Snapshots).to.have.length(2);
    expect(faultOf(() => snapshots.DescribeSnapshots({ OwnerIds: ['me'] }, here))).to.match(
      /^InvalidUserID.Malformed: /,
    );
  });

  it('is copied into another Region with a key of that Region, and without its volume', () => {
    const here = testWorld();
    const there = here.as({ region: 'eu-central-1' });
    const id = take(here, volume(here, true));
    const copy = () =>
      snapshotChanges.CopySnapshot({ SourceRegion: 'eu-west-1', SourceSnapshotId: id }, there).SnapshotId ??
      '';
    expect(faultOf(copy)).to.match(/^IncorrectState: /);
    here.pass(60);
    const copied = copy();
    here.pass(120);
    const row = read(there, copied);
    expect(row).to.include({ State: 'completed', VolumeId: 'vol-ffffffff', Encrypted: true });
    expect(row?.KmsKeyId).to.match(/^arn:aws:kms:eu-central-1:/);
    expect(row?.StartTime?.toISOString()).to.equal('2026-11-24T10:01:00.000Z');
  });

  it('is deleted, unless AWS Backup manages it', () => {
    const here = testWorld();
    const [own, managed] = [take(here), take(here)];
    const rows = snapshotsOf(here.world, here);
    const row = rows.get(managed);
    if (row !== undefined) rows.set(managed, { ...row, managedByBackup: true });
    snapshotChanges.DeleteSnapshot({ SnapshotId: own }, here);
    expect(faultOf(() => read(here, own))).to.equal(
      `InvalidSnapshot.NotFound: The snapshot '${own}' does not exist.`,
    );
    expect(faultOf(() => snapshotChanges.DeleteSnapshot({ SnapshotId: managed }, here))).to.match(
      /^InvalidParameterValue: This snapshot is managed by the AWS Backup service/,
    );
  });
});
