import { expect } from 'chai';
import { records } from '../../../../lib/twin/services/route53/records.ts';
import { zones } from '../../../../lib/twin/services/route53/zones.ts';
import { everyPage, faultOf, testWorld, wide } from '../ec2/test-world.ts';
import { change, record, zone } from './shop-zone.ts';

describe('twin/services/route53: zones', () => {
  it('come with four name servers, and with NS and SOA records', () => {
    const here = wide(testWorld());
    const answer = zones.CreateHostedZone({ Name: 'Shop.Example', CallerReference: 'once' }, here);
    expect(answer.HostedZone).to.deep.include({
      Name: 'shop.example.',
      ResourceRecordSetCount: 2,
      Config: { PrivateZone: false },
    });
    expect(answer.HostedZone?.Id).to.match(/^\/hostedzone\/Z[A-Z0-9]+$/);
    expect(answer.DelegationSet?.NameServers).to.have.length(4);
    expect(answer.Location).to.match(/\/2013-04-01\/hostedzone\/Z[A-Z0-9]+$/);
    const own = records.ListResourceRecordSets({ HostedZoneId: answer.HostedZone?.Id }, here);
    expect(own.ResourceRecordSets?.map(({ Name, Type, TTL }) => [Name, Type, TTL])).to.deep.equal([
      ['shop.example.', 'NS', 172_800],
      ['shop.example.', 'SOA', 900],
    ]);
  });

  it('are the same from every Region, and of one account only', () => {
    const here = testWorld();
    const Id = zone(here);
    const there = here.as({ region: 'us-east-1' });
    expect(zones.GetHostedZone({ Id }, there).HostedZone).to.include({ Id });
    const other = here.as({ account: '222233334444' });
    const bare = Id.replace('/hostedzone/', '');
    expect(faultOf(() => zones.GetHostedZone({ Id }, other))).to.equal(
      `NoSuchHostedZone: No hosted zone found with ID: ${bare}`,
    );
    expect(zones.GetHostedZone({ Id: bare }, here).HostedZone).to.include({ Id });
  });

  it('list over small pages, with every required member', () => {
    const here = testWorld();
    const made = ['a', 'b', 'c'].map((name) => zone(here, `${name}.example`));
    const pages = everyPage((Marker) => {
      const answer = zones.ListHostedZones({ Marker }, here);
      expect(answer).to.include({ Marker: Marker ?? '', MaxItems: 100 });
      expect(answer.IsTruncated).to.equal(answer.NextMarker !== undefined);
      return { items: answer.HostedZones?.map(({ Id }) => Id) ?? [], next: answer.NextMarker };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 1]);
    expect(pages.flat()).to.have.members(made);
  });

  it('can be private, and then answer in a VPC', () => {
    const here = testWorld();
    zone(here);
    const VPC = { VPCId: 'vpc-1', VPCRegion: 'eu-west-1' as const };
    const made = zones.CreateHostedZone({ Name: 'inside', CallerReference: 'p', VPC }, here).HostedZone;
    expect(zones.GetHostedZone({ Id: made?.Id }, here).VPCs).to.deep.equal([VPC]);
    const found = zones.ListHostedZones({ HostedZoneType: 'PrivateHostedZone' }, here).HostedZones;
    expect(found?.map(({ Id }) => Id)).to.deep.equal([made?.Id]);
  });

  it('refuse a caller reference that was used, and names that are none', () => {
    const here = testWorld();
    zone(here);
    expect(faultOf(() => zone(here))).to.match(/^HostedZoneAlreadyExists: /);
    expect(faultOf(() => zone(here, 'no such..name'))).to.match(/^InvalidDomainName: /);
  });

  it('are deleted only when nothing but their own records is left', () => {
    const here = testWorld();
    const Id = zone(here);
    change(here, Id, 'CREATE', record('a.shop.example', 'A', '192.0.2.1'));
    expect(faultOf(() => zones.DeleteHostedZone({ Id }, here))).to.match(/^HostedZoneNotEmpty: /);
    change(here, Id, 'DELETE', record('a.shop.example', 'A', '192.0.2.1'));
    expect(zones.DeleteHostedZone({ Id }, here).ChangeInfo?.Status).to.equal('PENDING');
    expect(faultOf(() => zones.GetHostedZone({ Id }, here))).to.match(/^NoSuchHostedZone: /);
  });
});
