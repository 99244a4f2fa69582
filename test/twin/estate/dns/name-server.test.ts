import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { type DecodedPacket, encode, decode, type RecordType } from 'dns-packet';
import { eventually, sharedEstate } from '../shared-estate.ts';

describe('twin/estate/dns: the name server', () => {
  const shop = sharedEstate();
  const server = () => {
    const [host = '', port = ''] = shop.estate.resolver.split(':');
    return { host, port: Number(port) };
  };
  const question = (name: string, type: RecordType) =>
    encode({ type: 'query', id: 7, flags: 256, questions: [{ name, type, class: 'IN' }] });
  const zoneId = async () => {
    const { HostedZones } = (await shop.call('route53', 'ListHostedZones')) as {
      HostedZones: { Id: string }[];
    };
    return HostedZones[0]?.Id ?? '';
  };
  const create = async (set: object) =>
    await shop.call('route53', 'ChangeResourceRecordSets', {
      HostedZoneId: await zoneId(),
      ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: set }] },
    });

  it('answers a name with its CNAME and the addresses behind it, each with its TTL at the pace', async () => {
    const addresses = await shop.resolver.resolve4('orders.shop.example', { ttl: true });
    expect(addresses).to.have.length(3);
    for (const { address, ttl } of addresses) {
      expect(address).to.match(/^127\.\d+\.1[123]\.\d+$/);
      expect(ttl).to.equal(1);
    }
    expect((await shop.resolver.resolveCname('orders.shop.example'))[0]).to.match(
      /^orders-web-.*amazonaws\.com$/,
    );
  });

  it('answers over TCP as over UDP', async () => {
    const asked = question('catalogue.shop.example', 'A');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(asked.length);
    const socket = connect(server());
    socket.write(Buffer.concat([length, asked]));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    const { answers = [], id, flag_aa: isAuthoritative } = decode(answer.subarray(2));
    expect(answers.map(({ type }) => type)).to.deep.equal(['CNAME', 'A', 'A', 'A']);
    expect([id, isAuthoritative]).to.deep.equal([7, true]);
  });

  it('says NXDOMAIN for a name that is not there, with the SOA of its zone, and NODATA for a type that is not', async () => {
    const nothing = await udp(question('nothing.shop.example', 'A'));
    expect(nothing.rcode).to.equal('NXDOMAIN');
    expect(nothing.authorities?.map(({ type }) => type)).to.deep.equal(['SOA']);
    const noData = await udp(question('shop.example', 'TXT'));
    expect([noData.rcode, noData.answers]).to.deep.equal(['NOERROR', []]);
    expect((await udp(question('elsewhere.example', 'A'))).rcode).to.equal('NXDOMAIN');
  });

  it('answers NS, SOA and TXT', async () => {
    expect(await shop.resolver.resolveNs('shop.example')).to.have.length(4);
    expect(await shop.resolver.resolveSoa('shop.example')).to.include.keys('nsname', 'serial');
    await create({
      Name: 'text.shop.example',
      Type: 'TXT',
      TTL: 60,
      ResourceRecords: [{ Value: '"one" "two"' }],
    });
    expect(await shop.resolver.resolveTxt('text.shop.example')).to.deep.equal([['one', 'two']]);
  });

  it('says that an answer is cut short when it does not fit into a datagram', async () => {
    const ResourceRecords = Array.from({ length: 40 }, (_, index) => ({ Value: `127.0.1.${index + 1}` }));
    await create({ Name: 'many.shop.example', Type: 'A', TTL: 60, ResourceRecords });
    const { flag_tc: isCut, answers } = await udp(question('many.shop.example', 'A'));
    expect([isCut, answers]).to.deep.equal([true, []]);
    expect(await shop.resolver.resolve4('many.shop.example')).to.have.length(40);
  });

  it('answers an alias with the addresses of its load balancer, under its own name', async () => {
    const { LoadBalancers } = (await shop.call('elasticloadbalancing', 'DescribeLoadBalancers', {
      Names: ['orders-web'],
    })) as { LoadBalancers: [{ DNSName: string; CanonicalHostedZoneId: string }] };
    const [{ DNSName, CanonicalHostedZoneId: HostedZoneId }] = LoadBalancers;
    await create({
      Name: 'alias.shop.example',
      Type: 'A',
      AliasTarget: { DNSName, HostedZoneId, EvaluateTargetHealth: true },
    });
    const { answers = [] } = await udp(question('alias.shop.example', 'A'));
    expect(answers.map(({ name, type }) => [name, type])).to.deep.equal(
      Array.from({ length: 3 }, () => ['alias.shop.example', 'A']),
    );
  });

  it('gives no answer to what is no question, and goes on', async () => {
    const socket = createSocket('udp4');
    socket.send(Buffer.from('nonsense'), server().port, server().host);
    await udp(question('shop.example', 'SOA'));
    socket.close();
  });

  it('switches a name to its secondary once the checkers have seen the primary fail, and back', async () => {
    const isIn = async (region: string) =>
      (await shop.resolver.resolve4('orders.shop.example')).every((address) =>
        address.split('.')[2]?.startsWith(region),
      );
    const ids = await instancesOf('orders-web');
    await shop.call('ec2', 'StopInstances', { InstanceIds: ids });
    await eventually('orders leads to the other Region', async () => await isIn('2'));
    await eventually(
      'orders is served from there',
      async () => (await shop.get('orders.shop.example', '/orders')) === 200,
    );
    await eventually('the instances have stopped', async () =>
      (await statesOf(ids)).every((state) => state === 'stopped'),
    );
    await shop.call('ec2', 'StartInstances', { InstanceIds: ids });
    await eventually('orders leads home', async () => await isIn('1'));
    const told = shop.estate.truth().map(({ path, what }) => `${path} ${what}`);
    expect(told.filter((line) => /^health-check .* (not )?well$/.test(line)).length).to.be.at.least(2);
    const ledTo = told.filter((line) => line.startsWith('name orders.shop.example leads to'));
    expect(
      ledTo.some((line) => /127\.\d+\.2\d\./.test(line)),
      'told of the switch',
    ).to.equal(true);
    expect(ledTo.at(-1)).to.match(/127\.\d+\.1\d\./);
  });

  async function instancesOf(group: string): Promise<string[]> {
    const { TargetGroups } = (await shop.call('elasticloadbalancing', 'DescribeTargetGroups', {
      Names: [group],
    })) as { TargetGroups: [{ TargetGroupArn: string }] };
    const { TargetHealthDescriptions } = (await shop.call('elasticloadbalancing', 'DescribeTargetHealth', {
      TargetGroupArn: TargetGroups[0].TargetGroupArn,
    })) as { TargetHealthDescriptions: { Target: { Id: string } }[] };
    return TargetHealthDescriptions.map(({ Target }) => Target.Id);
  }

  async function statesOf(InstanceIds: string[]): Promise<string[]> {
    const { Reservations } = (await shop.call('ec2', 'DescribeInstances', { InstanceIds })) as {
      Reservations: { Instances: { State: { Name: string } }[] }[];
    };
    return Reservations.flatMap(({ Instances }) => Instances.map(({ State }) => State.Name));
  }

  async function udp(message: Buffer): Promise<DecodedPacket & { readonly rcode?: string }> {
    const socket = createSocket('udp4');
    const { host, port } = server();
    socket.send(message, port, host);
    const [answer] = (await once(socket, 'message')) as [Buffer];
    socket.close();
    return decode(answer);
  }
});
