import { expect } from 'chai';
import { tags } from '../../../../lib/twin/services/ec2/tags.ts';
import { volumeChanges } from '../../../../lib/twin/services/ec2/volume-changes.ts';
import { volumes } from '../../../../lib/twin/services/ec2/volumes.ts';
import { everyPage, faultOf, type TestWorld, testWorld, wide } from './test-world.ts';

function volume(here: TestWorld): string {
  return volumeChanges.CreateVolume({ AvailabilityZone: 'eu-west-1a', Size: 1 }, here).VolumeId ?? '';
}

function tagsOf(here: TestWorld, id: string): Record<string, string> {
  const [found] = volumes.DescribeVolumes({ VolumeIds: [id] }, here).Volumes ?? [];
  return Object.fromEntries((found?.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
}

describe('twin/services/ec2: tags', () => {
  it('tags several resources, taking new values for old keys', () => {
    const here = testWorld();
    const [a, b] = [volume(here), volume(here)];
    tags.CreateTags({ Resources: [a, b], Tags: [{ Key: 'owner', Value: 'x' }] }, here);
    tags.CreateTags({ Resources: [b], Tags: [{ Key: 'owner', Value: 'y' }, { Key: 'tier' }] }, here);
    expect(tagsOf(here, a)).to.deep.equal({ owner: 'x' });
    expect(tagsOf(here, b)).to.deep.equal({ owner: 'y', tier: '' });
  });

  it('deletes tags by key, by key and value, or all of them', () => {
    const here = testWorld();
    const id = volume(here);
    const all = ['a', 'b', 'c', 'd'].map((Key) => ({ Key, Value: '1' }));
    tags.CreateTags({ Resources: [id], Tags: all }, here);
    tags.DeleteTags(
      { Resources: [id], Tags: [{ Key: 'a' }, { Key: 'b', Value: '1' }, { Key: 'c', Value: '2' }] },
      here,
    );
    expect(tagsOf(here, id)).to.deep.equal({ c: '1', d: '1' });
    tags.DeleteTags({ Resources: [id] }, here);
    expect(tagsOf(here, id)).to.deep.equal({});
  });

  it('lists tags by filter over small pages', () => {
    const here = testWorld();
    const [a, b] = [volume(here), volume(here)];
    tags.CreateTags(
      {
        Resources: [a, b],
        Tags: [
          { Key: 'owner', Value: 'x' },
          { Key: 'tier', Value: 'y' },
        ],
      },
      here,
    );
    const pages = everyPage((NextToken) => {
      const answer = tags.DescribeTags({ NextToken }, here);
      return { items: answer.Tags ?? [], next: answer.NextToken };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 2]);
    const Filters = [{ Name: 'resource-id', Values: [a] }];
    expect(tags.DescribeTags({ Filters }, wide(here)).Tags).to.deep.equal([
      { Key: 'owner', Value: 'x', ResourceId: a, ResourceType: 'volume' },
      { Key: 'tier', Value: 'y', ResourceId: a, ResourceType: 'volume' },
    ]);
  });

  it('refuses resources that are not there and keys that belong to AWS, and changes nothing', () => {
    const here = testWorld();
    const id = volume(here);
    const tag = (resource: string, Key: string) =>
      faultOf(() => tags.CreateTags({ Resources: [id, resource], Tags: [{ Key, Value: 'x' }] }, here));
    expect(tag('i-00000001', 'a')).to.match(/^InvalidInstanceID.NotFound: /);
    expect(tag('snap-00000001', 'a')).to.match(/^InvalidSnapshot.NotFound: /);
    expect(tag('topic', 'a')).to.equal("InvalidID: The ID 'topic' is not valid");
    expect(tag(id, 'aws:own')).to.match(/^InvalidParameterValue: /);
    expect(tagsOf(here, id)).to.deep.equal({});
  });

  it('takes no more than fifty tags', () => {
    const here = testWorld();
    const id = volume(here);
    const many = Array.from({ length: 51 }, (_, index) => ({ Key: `key${index}`, Value: '' }));
    expect(faultOf(() => tags.CreateTags({ Resources: [id], Tags: many }, here))).to.match(
      /^TagLimitExceeded: /,
    );
  });
});
