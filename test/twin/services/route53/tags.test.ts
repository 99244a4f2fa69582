import { expect } from 'chai';
import { tags } from '../../../../lib/twin/services/route53/tags.ts';
import { faultOf, testWorld } from '../ec2/test-world.ts';
import { check, zone } from './shop-zone.ts';

describe('twin/services/route53: tags', () => {
  it('adds, removes and tells tags of zones and health checks', () => {
    const here = testWorld();
    const ResourceId = zone(here).replace('/hostedzone/', '');
    const AddTags = [
      { Key: 'owner', Value: 'x' },
      { Key: 'tier', Value: 'y' },
    ];
    tags.ChangeTagsForResource({ ResourceType: 'hostedzone', ResourceId, AddTags }, here);
    tags.ChangeTagsForResource({ ResourceType: 'hostedzone', ResourceId, RemoveTagKeys: ['tier'] }, here);
    expect(
      tags.ListTagsForResource({ ResourceType: 'hostedzone', ResourceId }, here).ResourceTagSet,
    ).to.deep.equal({
      ResourceType: 'hostedzone',
      ResourceId,
      Tags: [{ Key: 'owner', Value: 'x' }],
    });
    const ids = [check(here, 'a'), check(here, 'b')];
    const many = tags.ListTagsForResources({ ResourceType: 'healthcheck', ResourceIds: ids }, here);
    expect(many.ResourceTagSets?.map((set) => set.ResourceId)).to.deep.equal(ids);
  });

  it('refuses resources that are not there, more than ten at once, and a change of nothing', () => {
    const here = testWorld();
    const list = (ResourceType: 'hostedzone' | 'healthcheck', ...ResourceIds: string[]) =>
      faultOf(() => tags.ListTagsForResources({ ResourceType, ResourceIds }, here));
    expect(list('hostedzone', 'Z1')).to.match(/^NoSuchHostedZone: /);
    expect(list('healthcheck', 'x')).to.match(/^NoSuchHealthCheck: /);
    expect(list('healthcheck', ...Array.from({ length: 11 }, () => 'x'))).to.match(/^InvalidInput: /);
    const nothing = { ResourceType: 'healthcheck' as const, ResourceId: check(here) };
    expect(faultOf(() => tags.ChangeTagsForResource(nothing, here))).to.match(/^InvalidInput: /);
  });
});
