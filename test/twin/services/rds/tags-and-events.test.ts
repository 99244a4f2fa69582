import { expect } from 'chai';
import { eventOperations } from '../../../../lib/twin/services/rds/events.ts';
import { instanceOperations } from '../../../../lib/twin/services/rds/instances.ts';
import { tagOperations } from '../../../../lib/twin/services/rds/tags.ts';
import { tagsOf } from '../../../../lib/twin/world/tags.ts';
import { faultOf, testWorld } from '../ec2/test-world.ts';
import { newDatabase, shown } from './database.ts';

const { AddTagsToResource, ListTagsForResource, RemoveTagsFromResource } = tagOperations;
const { DescribeEvents } = eventOperations;
const ResourceName = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';

describe('twin/services/rds: tags and events', () => {
  it('keeps the tags of an instance where every service looks for them', () => {
    const here = testWorld();
    newDatabase(here, { Tags: [{ Key: 'owner', Value: 'a' }] });
    AddTagsToResource({ ResourceName, Tags: [{ Key: 'recovery', Value: 'backup' }] }, here);
    RemoveTagsFromResource({ ResourceName, TagKeys: ['owner'] }, here);
    const expected = [{ Key: 'recovery', Value: 'backup' }];
    expect(ListTagsForResource({ ResourceName }, here).TagList).to.deep.equal(expected);
    expect(shown(here)?.TagList).to.deep.equal(expected);
    expect(tagsOf(here.world, here, ResourceName)).to.deep.equal({ recovery: 'backup' });
  });

  it('refuses the tags of something that is not there or somewhere else', () => {
    const here = testWorld();
    expect(faultOf(() => ListTagsForResource({ ResourceName }, here))).to.match(/^DBInstanceNotFoundFault/);
    const there = here.as({ region: 'eu-central-1' });
    expect(faultOf(() => ListTagsForResource({ ResourceName }, there))).to.match(/^InvalidParameterValue/);
  });

  it('tells what happened within the last hour, or since a moment', () => {
    const here = testWorld();
    newDatabase(here);
    instanceOperations.ModifyDBInstance(
      { DBInstanceIdentifier: 'orders-db', BackupRetentionPeriod: 0 },
      here,
    );
    const said = (input: object) =>
      DescribeEvents(input, here).Events?.map((event) => event.EventCategories?.[0]);
    expect(said({})).to.deep.equal(['creation', 'configuration change']);
    expect(said({ EventCategories: ['creation'] })).to.deep.equal(['creation']);
    here.pass(7_200);
    expect(said({})).to.deep.equal([]);
    expect(said({ Duration: 180 })).to.have.length(2);
    expect(faultOf(() => said({ SourceIdentifier: 'orders-db' }))).to.match(/^InvalidParameterCombination/);
  });
});
