import { expect } from 'chai';
import { zones, zonesOf } from '../../../../lib/twin/services/ec2/zones.ts';
import { faultOf, testWorld } from './test-world.ts';

const ACCOUNTS = ['111122223333', '222233334444', '333344445555'];

describe('twin/services/ec2: zones', () => {
  it('gives a Region three zones whose ids are the same in every account', () => {
    for (const account of ACCOUNTS) {
      const found = zones.DescribeAvailabilityZones({}, testWorld().as({ account })).AvailabilityZones ?? [];
      expect(found.map((zone) => zone.ZoneName)).to.deep.equal(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
      expect(found.map((zone) => zone.ZoneId)).to.have.members(['euw1-az1', 'euw1-az2', 'euw1-az3']);
      expect(found.every((zone) => zone.State === 'available')).to.equal(true);
    }
  });

  it('gives each account its own order of names', () => {
    const orders = ACCOUNTS.map((account) =>
      zonesOf({ account, region: 'eu-west-1' })
        .map(({ id }) => id)
        .join(),
    );
    expect(new Set(orders).size).to.be.greaterThan(1);
    expect(orders[0]).not.to.equal(orders[1]);
  });

  it('abbreviates Regions as AWS does', () => {
    const ids = ['us-east-1', 'eu-central-1', 'ap-southeast-2', 'sa-east-1'].map((region) =>
      zonesOf({ account: '111122223333', region })[0]?.id.replace(/\d$/, ''),
    );
    expect(ids).to.deep.equal(['use1-az', 'euc1-az', 'apse2-az', 'sae1-az']);
  });

  it('selects by name, id and filter, and refuses a zone that is not there', () => {
    const here = testWorld();
    const named = zones.DescribeAvailabilityZones({ ZoneNames: ['eu-west-1b'] }, here);
    const filtered = zones.DescribeAvailabilityZones(
      { Filters: [{ Name: 'zone-name', Values: ['*1b'] }] },
      here,
    );
    expect(filtered).to.deep.equal(named);
    expect(faultOf(() => zones.DescribeAvailabilityZones({ ZoneNames: ['eu-west-1x'] }, here))).to.equal(
      "InvalidZone.NotFound: The zone 'eu-west-1x' does not exist.",
    );
  });

  it('lists the Regions and refuses others', () => {
    expect(zones.DescribeRegions({}).Regions?.map((region) => region.RegionName)).to.include.members([
      'eu-west-1',
      'eu-central-1',
      'us-east-1',
    ]);
    expect(zones.DescribeRegions({ RegionNames: ['eu-west-1'] }).Regions).to.deep.equal([
      {
        RegionName: 'eu-west-1',
        Endpoint: 'ec2.eu-west-1.amazonaws.com',
        OptInStatus: 'opt-in-not-required',
      },
    ]);
    expect(faultOf(() => zones.DescribeRegions({ RegionNames: ['eu-moon-1'] }))).to.match(
      /^InvalidParameterValue: /,
    );
  });
});
