import { expect } from 'chai';
import { keysAndValues } from '../../../../lib/twin/services/tagging/keys-and-values.ts';
import { resources } from '../../../../lib/twin/services/tagging/resources.ts';
import { tagChanges } from '../../../../lib/twin/services/tagging/tag-changes.ts';
import { addTags, placeOf, tagsOf } from '../../../../lib/twin/world/tags.ts';
import { check } from '../route53/shop-zone.ts';
import { everyPage, faultOf, type TestWorld, testWorld, wide } from '../ec2/test-world.ts';

const INSTANCE = 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1';
const VOLUME = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:orders-events';
const BALANCER = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/orders-web/1';
const ELSEWHERE = 'arn:aws:ec2:eu-central-1:111122223333:instance/i-2';

function shop(): TestWorld {
  const here = testWorld();
  const tag = (arn: string, tags: Record<string, string>) => addTags(here.world, placeOf(arn), arn, tags);
  tag(INSTANCE, { workload: 'orders', owner: 'x' });
  tag(VOLUME, { workload: 'catalogue' });
  tag(TOPIC, { workload: 'orders' });
  tag(BALANCER, { owner: 'y' });
  tag(ELSEWHERE, { workload: 'orders' });
  return here;
}

function find(here: TestWorld, input: object = {}): (string | undefined)[] {
  const found = resources.GetResources(input, wide(here)).ResourceTagMappingList ?? [];
  return found.map(({ ResourceARN }) => ResourceARN);
}

describe('twin/services/tagging', () => {
  it('finds tagged resources of every service in its own Region', () => {
    expect(find(shop())).to.have.members([INSTANCE, VOLUME, TOPIC, BALANCER]);
    expect(find(shop().as({ region: 'eu-central-1' }))).to.deep.equal([ELSEWHERE]);
    expect(find(shop().as({ account: '222233334444' }))).to.deep.equal([]);
  });

  it('filters by tag: every key, any of its values', () => {
    const here = shop();
    const workload = { Key: 'workload', Values: ['orders', 'catalogue'] };
    expect(find(here, { TagFilters: [workload] })).to.have.members([INSTANCE, VOLUME, TOPIC]);
    expect(find(here, { TagFilters: [workload, { Key: 'owner' }] })).to.deep.equal([INSTANCE]);
    expect(find(here, { TagFilters: [{ Key: 'workload', Values: ['order'] }] })).to.deep.equal([]);
  });

  it('filters by service and type', () => {
    const here = shop();
    expect(find(here, { ResourceTypeFilters: ['ec2:instance'] })).to.deep.equal([INSTANCE]);
    expect(find(here, { ResourceTypeFilters: ['ec2', 'sns'] })).to.have.members([INSTANCE, VOLUME, TOPIC]);
    expect(find(here, { ResourceTypeFilters: ['elasticloadbalancing:loadbalancer/app'] })).to.deep.equal([
      BALANCER,
    ]);
    expect(find(here, { ResourceTypeFilters: ['ec2:inst'] })).to.deep.equal([]);
  });

  it('ends with an empty token, and takes an empty one as a beginning', () => {
    const here = shop();
    const tokens: (string | undefined)[] = [];
    const pages = everyPage((PaginationToken = '') => {
      const answer = resources.GetResources({ PaginationToken }, here);
      tokens.push(answer.PaginationToken);
      return { items: answer.ResourceTagMappingList ?? [], next: answer.PaginationToken };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 2]);
    expect(tokens.at(-1)).to.equal('');
    expect(tokens[0]).not.to.equal('');
  });

  it('looks up ARNs, but not beside filters', () => {
    const here = shop();
    expect(find(here, { ResourceARNList: [TOPIC, ELSEWHERE] })).to.deep.equal([TOPIC]);
    expect(faultOf(() => find(here, { ResourceARNList: [TOPIC], ResourceTypeFilters: ['sns'] }))).to.match(
      /^InvalidParameterException: /,
    );
    expect(faultOf(() => find(here, { ResourcesPerPage: 101 }))).to.match(/^InvalidParameterException: /);
  });

  it('sees Route 53 from us-east-1 only, and changes its tags there', () => {
    const here = testWorld();
    const arn = `arn:aws:route53:::healthcheck/${check(here)}`;
    const input = { ResourceARNList: [arn], Tags: { owner: 'x' } };
    const there = here.as({ region: 'us-east-1' });
    expect(tagChanges.TagResources(input, here).FailedResourcesMap).to.have.property(arn);
    expect(tagChanges.TagResources(input, there).FailedResourcesMap).to.deep.equal({});
    expect(find(here)).to.deep.equal([]);
    expect(find(there)).to.deep.equal([arn]);
  });

  it('changes what it can, and tells for each resource what it cannot', () => {
    const here = shop();
    const ResourceARNList = [TOPIC, ELSEWHERE, 'topic'];
    const failed = tagChanges.UntagResources(
      { ResourceARNList, TagKeys: ['workload'] },
      here,
    ).FailedResourcesMap;
    expect(Object.keys(failed ?? {})).to.have.members([ELSEWHERE, 'topic']);
    expect(failed?.[ELSEWHERE]).to.include({ StatusCode: 400, ErrorCode: 'InvalidParameterException' });
    expect(tagsOf(here.world, here, TOPIC)).to.deep.equal({});
    expect(find(here)).not.to.include(TOPIC);
    tagChanges.TagResources({ ResourceARNList: [TOPIC], Tags: { workload: 'ledger' } }, here);
    expect(find(here, { TagFilters: [{ Key: 'workload', Values: ['ledger'] }] })).to.deep.equal([TOPIC]);
  });

  it('refuses keys that belong to AWS and more than twenty resources', () => {
    const here = shop();
    const tag = (ResourceARNList: string[], Tags: Record<string, string>) =>
      faultOf(() => tagChanges.TagResources({ ResourceARNList, Tags }, here));
    expect(tag([TOPIC], { 'aws:x': '1' })).to.match(/^InvalidParameterException: /);
    expect(
      tag(
        Array.from({ length: 21 }, () => TOPIC),
        { x: '1' },
      ),
    ).to.match(/^InvalidParameterException: /);
    expect(tag([], { x: '1' })).to.match(/^InvalidParameterException: /);
  });

  it('tells the keys in use, and the values of one', () => {
    const here = wide(shop());
    expect(keysAndValues.GetTagKeys({}, here)).to.deep.equal({
      TagKeys: ['owner', 'workload'],
      PaginationToken: '',
    });
    expect(keysAndValues.GetTagValues({ Key: 'workload' }, here).TagValues).to.deep.equal([
      'catalogue',
      'orders',
    ]);
    expect(keysAndValues.GetTagValues({ Key: 'absent' }, here).TagValues).to.deep.equal([]);
  });
});
