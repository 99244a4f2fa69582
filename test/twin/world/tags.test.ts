import { expect } from 'chai';
import {
  addTags,
  forgetTags,
  placeOf,
  removeTags,
  tagList,
  tagMap,
  tagsOf,
} from '../../../lib/twin/world/tags.ts';
import { testWorld } from '../services/ec2/test-world.ts';

const arn = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';

describe('twin/world: tags', () => {
  it('adds tags to those that are there, and gives a known key its new value', () => {
    const here = testWorld();
    addTags(here.world, here, arn, { owner: 'a', recovery: 'backup' });
    addTags(here.world, here, arn, { owner: 'b' });
    expect(tagsOf(here.world, here, arn)).to.deep.equal({ owner: 'b', recovery: 'backup' });
  });

  it('keeps the row of a resource whose tags were all taken off, and drops that of one that is gone', () => {
    const here = testWorld();
    const rows = here.world.table('tags', here.account, here.region);
    addTags(here.world, here, arn, { owner: 'a' });
    removeTags(here.world, here, arn, ['owner', 'none']);
    expect(rows.get(arn)).to.deep.equal({});
    forgetTags(here.world, here, arn);
    expect(rows.has(arn)).to.equal(false);
  });

  it('keeps accounts and Regions apart', () => {
    const here = testWorld();
    addTags(here.world, here, arn, { owner: 'a' });
    expect(tagsOf(here.world, { account: here.account, region: 'eu-central-1' }, arn)).to.deep.equal({});
  });

  it('is at home where the ARN says, or in global', () => {
    expect(placeOf(arn)).to.deep.equal({ account: '111122223333', region: 'eu-west-1' });
    expect(placeOf('arn:aws:route53:::hostedzone/Z1').region).to.equal('global');
  });

  it('reads and writes the list form', () => {
    expect(tagList(tagMap([{ Key: 'a', Value: 'b' }, { Key: 'c' }]))).to.deep.equal([
      { Key: 'a', Value: 'b' },
      { Key: 'c', Value: '' },
    ]);
  });
});
