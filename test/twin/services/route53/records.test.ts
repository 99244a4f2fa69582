import { expect } from 'chai';
import { changes } from '../../../../lib/twin/services/route53/changes.ts';
import { records } from '../../../../lib/twin/services/route53/records.ts';
import { faultOf, type TestWorld, testWorld, wide } from '../ec2/test-world.ts';
import { change, check, record, zone } from './shop-zone.ts';

function all(here: TestWorld, HostedZoneId: string) {
  return records.ListResourceRecordSets({ HostedZoneId }, wide(here)).ResourceRecordSets ?? [];
}

const pair = (Failover: 'PRIMARY' | 'SECONDARY', more: object = {}) =>
  record('orders.shop.example', 'CNAME', `${Failover.toLowerCase()}.elb.example`, {
    Failover,
    SetIdentifier: Failover.toLowerCase(),
    ...more,
  });

describe('twin/services/route53: records', () => {
  it('list in order over pages whose cursor has three parts', () => {
    const here = testWorld();
    const id = zone(here);
    change(here, id, 'CREATE', pair('SECONDARY'), pair('PRIMARY'), record('a.shop.example', 'TXT', '"x"'));
    change(
      here,
      id,
      'CREATE',
      record('a.shop.example', 'A', '192.0.2.1'),
      record('*.shop.example', 'A', '192.0.2.2'),
    );
    const seen: string[] = [];
    const cursors: string[] = [];
    let from: Partial<ReturnType<typeof records.ListResourceRecordSets>> | undefined = {};
    while (from !== undefined) {
      const answer: ReturnType<typeof records.ListResourceRecordSets> = records.ListResourceRecordSets(
        {
          HostedZoneId: id,
          StartRecordName: from.NextRecordName,
          StartRecordType: from.NextRecordType,
          StartRecordIdentifier: from.NextRecordIdentifier,
        },
        here,
      );
      for (const set of answer.ResourceRecordSets ?? [])
        seen.push(`${set.Name} ${set.Type} ${set.SetIdentifier ?? '-'}`);
      if (answer.IsTruncated === true)
        cursors.push([answer.NextRecordName, answer.NextRecordType, answer.NextRecordIdentifier].join(' '));
      from = answer.IsTruncated === true ? answer : undefined;
    }
    expect(seen).to.deep.equal([
      'shop.example. NS -',
      'shop.example. SOA -',
      '\\052.shop.example. A -',
      'a.shop.example. A -',
      'a.shop.example. TXT -',
      'orders.shop.example. CNAME primary',
      'orders.shop.example. CNAME secondary',
    ]);
    expect(cursors).to.deep.equal([
      '\\052.shop.example. A ',
      'a.shop.example. TXT ',
      'orders.shop.example. CNAME secondary',
    ]);
  });

  it('begin at a name that need not be there', () => {
    const here = testWorld();
    const id = zone(here);
    change(here, id, 'CREATE', record('m.shop.example', 'A', '192.0.2.1'));
    const input = { HostedZoneId: id, StartRecordName: 'k.shop.example' };
    const found = records.ListResourceRecordSets(input, here).ResourceRecordSets;
    expect(found?.map(({ Name }) => Name)).to.deep.equal(['m.shop.example.']);
    expect(
      faultOf(() => records.ListResourceRecordSets({ HostedZoneId: id, StartRecordType: 'A' }, here)),
    ).to.match(/^InvalidInput: /);
  });

  it('of a change are there at once, and in sync after a while', () => {
    const here = testWorld();
    const id = zone(here);
    const info = change(here, id, 'CREATE', record('a.shop.example', 'A', '192.0.2.1'));
    expect(all(here, id)).to.have.length(3);
    expect(info?.Status).to.equal('PENDING');
    here.pass(60);
    expect(changes.GetChange({ Id: info?.Id }, here).ChangeInfo?.Status).to.equal('INSYNC');
    expect(faultOf(() => changes.GetChange({ Id: 'C1' }, here))).to.match(/^NoSuchChange: /);
  });

  it('are created once, put in place of others, and deleted only by their exact values', () => {
    const here = testWorld();
    const id = zone(here);
    const make = (action: 'CREATE' | 'UPSERT' | 'DELETE', value: string, more: object = {}) =>
      faultOf(() => change(here, id, action, record('a.shop.example', 'A', value, more)));
    expect(make('CREATE', '192.0.2.1')).to.equal('no fault');
    expect(make('CREATE', '192.0.2.1')).to.equal(
      "InvalidChangeBatch: [Tried to create resource record set [name='a.shop.example.', type='A'] but it already exists]",
    );
    expect(make('UPSERT', '192.0.2.2', { TTL: 300 })).to.equal('no fault');
    expect(make('DELETE', '192.0.2.2')).to.equal(
      "InvalidChangeBatch: [Tried to delete resource record set [name='a.shop.example.', type='A'] but the values provided do not match the current values]",
    );
    expect(make('DELETE', '192.0.2.2', { TTL: 300 })).to.equal('no fault');
    expect(make('DELETE', '192.0.2.2', { TTL: 300 })).to.match(
      /^InvalidChangeBatch: .* but it was not found\]$/,
    );
  });

  it('change all together or not at all, and every problem is said', () => {
    const here = testWorld();
    const id = zone(here);
    const wrong = () =>
      change(
        here,
        id,
        'CREATE',
        record('a.shop.example', 'A', '192.0.2.1'),
        record('shop.example', 'CNAME', 'elsewhere.example'),
        record('a.other.example', 'A', '192.0.2.1'),
      );
    expect(faultOf(wrong)).to.equal(
      'InvalidChangeBatch: [RRSet of type CNAME with DNS name shop.example. is not permitted at apex in zone shop.example., RRSet with DNS name a.other.example. is not permitted in zone shop.example.]',
    );
    expect(all(here, id)).to.have.length(2);
  });

  it('of type CNAME stand alone under their name, with one value', () => {
    const here = testWorld();
    const id = zone(here);
    change(here, id, 'CREATE', record('a.shop.example', 'A', '192.0.2.1'));
    expect(
      faultOf(() => change(here, id, 'CREATE', record('a.shop.example', 'CNAME', 'b.example'))),
    ).to.match(/^InvalidChangeBatch: .*conflicts with other records/);
    const two = { ResourceRecords: [{ Value: 'b.example' }, { Value: 'c.example' }] };
    expect(faultOf(() => change(here, id, 'CREATE', record('b.shop.example', 'CNAME', '', two)))).to.match(
      /^InvalidChangeBatch: /,
    );
  });

  it('for failover need a set identifier, and are one primary and one secondary', () => {
    const here = testWorld();
    const id = zone(here);
    const create = (...sets: Parameters<typeof record>[3][]) =>
      faultOf(() =>
        change(
          here,
          id,
          'CREATE',
          ...sets.map((more) => record('o.shop.example', 'CNAME', 'x.example', more)),
        ),
      );
    expect(create({ Failover: 'PRIMARY' })).to.match(
      /^InvalidInput: .*Missing field 'SetIdentifier' in Change with \[Action=CREATE/,
    );
    expect(create({ SetIdentifier: 'one' })).to.match(/^InvalidInput: .*but found none/);
    expect(create({ SetIdentifier: 'one', Failover: 'PRIMARY', Weight: 1 })).to.match(
      /^InvalidInput: .*more than one/,
    );
    expect(create({ SetIdentifier: 'one', Failover: 'PRIMARY' })).to.equal('no fault');
    expect(create({ SetIdentifier: 'two', Failover: 'PRIMARY' })).to.match(/^InvalidChangeBatch: /);
    expect(create({})).to.match(/^InvalidChangeBatch: .*another routing policy/);
    expect(create({ SetIdentifier: 'two', Failover: 'SECONDARY' })).to.equal('no fault');
  });

  it('hold either values with a TTL or an alias, whose name becomes normal', () => {
    const here = testWorld();
    const id = zone(here);
    const AliasTarget = {
      HostedZoneId: 'Z32O12XQLNTSW2',
      DNSName: 'Orders.elb.example',
      EvaluateTargetHealth: true,
    };
    change(here, id, 'CREATE', { Name: 'shop.example', Type: 'A', AliasTarget });
    expect(all(here, id)[0]).to.deep.equal({
      Name: 'shop.example.',
      Type: 'A',
      AliasTarget: { ...AliasTarget, DNSName: 'orders.elb.example.' },
    });
    expect(
      faultOf(() => change(here, id, 'UPSERT', { Name: 'shop.example', Type: 'A', AliasTarget, TTL: 60 })),
    ).to.match(/^InvalidInput: .*more than one/);
    expect(faultOf(() => change(here, id, 'UPSERT', { Name: 'shop.example', Type: 'A', TTL: 60 }))).to.match(
      /^InvalidInput: .*but found none/,
    );
  });

  it('name a health check that is there', () => {
    const here = testWorld();
    const id = zone(here);
    expect(faultOf(() => change(here, id, 'CREATE', pair('PRIMARY', { HealthCheckId: 'x' })))).to.match(
      /^NoSuchHealthCheck: /,
    );
    change(here, id, 'CREATE', pair('PRIMARY', { HealthCheckId: check(here) }));
    expect(all(here, id)).to.have.length(3);
  });

  it('of the zone itself stay', () => {
    const here = testWorld();
    const id = zone(here);
    const [servers] = all(here, id);
    expect(faultOf(() => servers && change(here, id, 'DELETE', servers))).to.equal(
      'InvalidChangeBatch: [A HostedZone must contain at least one NS record for the zone itself.]',
    );
    expect(faultOf(() => change(here, 'Z1', 'CREATE', record('a.b', 'A', '192.0.2.1')))).to.match(
      /^NoSuchHostedZone: /,
    );
  });
});
