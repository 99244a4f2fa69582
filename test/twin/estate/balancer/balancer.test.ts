import { expect } from 'chai';
import { eventually, HOME, sharedEstate } from '../shared-estate.ts';

describe('twin/estate/balancer: a load balancer', () => {
  const shop = sharedEstate();
  const named = async (name: string) => {
    const { LoadBalancers } = (await shop.call('elasticloadbalancing', 'DescribeLoadBalancers', {
      Names: [name],
    })) as { LoadBalancers: [{ LoadBalancerArn: string; DNSName: string }] };
    return LoadBalancers[0];
  };
  const ask = async (name: string, path: string, init: RequestInit = {}) => {
    const { DNSName } = await named(name);
    const [address = ''] = await shop.resolver.resolve4(DNSName);
    const answer = await fetch(`http://${address}:8080${path}`, {
      ...init,
      signal: AbortSignal.timeout(5_000),
    });
    return { status: answer.status, body: await answer.text(), server: answer.headers.get('x-served-by') };
  };
  const listenerOf = (loadBalancerArn: string) => {
    const rows = shop.world.table('elbv2.listener', HOME.account, HOME.region);
    const found = [...rows.values()].find((row) => row.loadBalancerArn === loadBalancerArn);
    if (found === undefined) throw new Error('it has no listener');
    return { rows, found };
  };
  /** A busy machine answers too late now and then, which a load balancer of this pace calls 504. */
  const served = (name: string, path: string) =>
    eventually(`${name} serves ${path}`, async () => (await ask(name, path)).status === 200);
  const links = (word: string) => shop.estate.links.names().filter((name) => name.startsWith(word));

  it('sends to its targets in turn, and their answers back as they are', async () => {
    const servers = new Set<string | null>();
    for (let count = 0; count < 6; count += 1) servers.add((await ask('orders-web', '/health')).server);
    servers.delete(null);
    expect(servers.size).to.equal(3);
    const place = () => ask('orders-web', '/orders', { method: 'POST', body: 'a kettle' });
    await eventually('an order is placed', async () => (await place()).status === 201);
    const listed = async () => (await ask('orders-web', '/orders')).body;
    await eventually('the order is listed', async () => (await listed()).includes('a kettle'));
    expect((await ask('orders-web', '/nowhere')).status).to.equal(404);
  });

  it('answers by itself what its listener says, from the next request on', async () => {
    const { LoadBalancerArn } = await named('catalogue-web');
    const { rows, found } = listenerOf(LoadBalancerArn);
    const FixedResponseConfig = { StatusCode: '503', ContentType: 'text/plain', MessageBody: 'closed' };
    rows.set(found.arn, { ...found, defaultActions: [{ Type: 'fixed-response', FixedResponseConfig }] });
    expect(await ask('catalogue-web', '/items')).to.include({ status: 503, body: 'closed' });
    rows.set(found.arn, found);
    expect((await ask('catalogue-web', '/items')).body).to.not.equal('closed');
    await served('catalogue-web', '/items');
  });

  it('says 502 of targets that reset, and 504 of silent ones; when all are ill it asks them all the same', async () => {
    for (const name of links('instance')) shop.estate.links.set(name, { kind: 'reset' });
    expect((await ask('catalogue-web', '/items')).status).to.equal(502);
    for (const name of links('instance')) shop.estate.links.set(name, { kind: 'blackhole' });
    expect((await ask('catalogue-web', '/items')).status).to.equal(504);
    await eventually('nothing is healthy', async () => (await healthyTargets()) === 0);
    expect((await ask('catalogue-web', '/items')).status).to.equal(504);
    for (const name of links('instance')) shop.estate.links.set(name, { kind: 'pass' });
    expect((await ask('catalogue-web', '/items')).status, 'fail-open').to.be.oneOf([200, 504]);
    await served('catalogue-web', '/items');
    await eventually('all is well', async () => (await healthyTargets()) === 3);
  });

  it('says 503 when it has nobody to ask', async () => {
    const { LoadBalancerArn } = await named('catalogue-web');
    const { rows, found } = listenerOf(LoadBalancerArn);
    rows.set(found.arn, { ...found, defaultActions: [] });
    expect((await ask('catalogue-web', '/items')).status).to.equal(503);
    rows.set(found.arn, found);
  });

  async function healthyTargets(): Promise<number> {
    const { TargetGroups } = (await shop.call('elasticloadbalancing', 'DescribeTargetGroups', {
      Names: ['catalogue-web'],
    })) as { TargetGroups: [{ TargetGroupArn: string }] };
    const { TargetHealthDescriptions } = (await shop.call('elasticloadbalancing', 'DescribeTargetHealth', {
      TargetGroupArn: TargetGroups[0].TargetGroupArn,
    })) as { TargetHealthDescriptions: { TargetHealth: { State: string } }[] };
    return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth.State === 'healthy').length;
  }
});
