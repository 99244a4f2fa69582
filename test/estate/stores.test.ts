import { expect } from 'chai';
import type { Facts } from '../../lib/inventory/inventory.ts';
import {
  backupRecoveryPoint,
  backupSelection,
  ec2Instance,
  ec2Snapshot,
  ec2Volume,
  inventory,
} from '../support/facts.ts';
import { view } from '../support/view.ts';

const goes = (device?: string) => ({
  attachments: [
    { instanceId: 'i-0a', deleteOnTermination: true, ...(device === undefined ? {} : { device }) },
  ],
});
const root = ec2Volume({ tags: { workload: 'orders', recovery: 'rebuild' }, ...goes('/dev/xvda') });
const server = ec2Instance({ volumeIds: [root.id] });

function storesIn(facts: Partial<Facts>): string[] {
  return view({ inventory: inventory({ facts: { 'ec2.instance': [server], ...facts } }) }).stores.map(
    ({ id }) => id,
  );
}

describe('a volume that goes with its instance', () => {
  it('is no store when the instance starts from it and nobody backs it up', () => {
    expect(storesIn({ 'ec2.volume': [root] })).to.deep.equal([]);
  });

  it('is a store when it is not what the instance starts from', () => {
    expect(storesIn({ 'ec2.volume': [{ ...root, ...goes('/dev/sdf') }] })).to.deep.equal([root.id]);
  });

  it('is a store when nobody can tell what its instance starts from', () => {
    const volume = { ...root, ...goes() };
    expect(storesIn({ 'ec2.volume': [volume], 'ec2.instance': [] })).to.deep.equal([root.id]);
    const two = ec2Instance({ volumeIds: [root.id, 'vol-0b'] });
    expect(storesIn({ 'ec2.volume': [volume], 'ec2.instance': [two] })).to.deep.equal([root.id]);
    expect(storesIn({ 'ec2.volume': [volume] }), 'its only one').to.deep.equal([]);
  });

  it('is a store when it has recovery points, though not for the image of its server', () => {
    const snapshot = ec2Snapshot({ volumeId: root.id });
    expect(storesIn({ 'ec2.volume': [root], 'ec2.snapshot': [snapshot] })).to.deep.equal([root.id]);
    const point = backupRecoveryPoint({ resourceArn: root.arn });
    expect(storesIn({ 'ec2.volume': [root], 'backup.recovery-point': [point] })).to.deep.equal([root.id]);
    const image = ec2Snapshot({ volumeId: root.id, description: 'Created by CreateImage(i-0a) for ami-1' });
    expect(storesIn({ 'ec2.volume': [root], 'ec2.snapshot': [image] })).to.deep.equal([]);
  });

  it('is a store when a backup plan selects it, points or none', () => {
    const selection = backupSelection({ anyTag: [], resources: [root.arn] });
    expect(storesIn({ 'ec2.volume': [root], 'backup.selection': [selection] })).to.deep.equal([root.id]);
  });
});
