import { expect } from 'chai';
import { zonesOf } from '../../../../lib/twin/services/ec2/zones.ts';
import { listeners } from '../../../../lib/twin/services/elbv2/listeners.ts';
import { loadBalancers } from '../../../../lib/twin/services/elbv2/load-balancers.ts';
import { everyPage, faultOf, testWorld } from '../ec2/test-world.ts';
import { balancer, shopFront } from './shop-front.ts';

describe('twin/services/elbv2: load balancers', () => {
  it('creates one that is provisioning, then active', () => {
    const here = testWorld();
    const arn = balancer(here, 'orders-web');
    const read = () =>
      loadBalancers.DescribeLoadBalancers({ LoadBalancerArns: [arn] }, here).LoadBalancers?.[0];
    expect(arn).to.match(
      /^arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer\/app\/orders-web\/[0-9a-f]{16}$/,
    );
    expect(read()?.State?.Code).to.equal('provisioning');
    here.pass(120);
    expect(read()?.State?.Code).to.equal('active');
    expect(read()?.DNSName).to.match(/^orders-web-\d{10}\.eu-west-1\.elb\.amazonaws\.com$/);
    expect(read()).to.include({
      Type: 'application',
      Scheme: 'internet-facing',
      CanonicalHostedZoneId: 'Z32O12XQLNTSW2',
    });
    expect(read()?.AvailabilityZones?.map(({ ZoneName }) => ZoneName)).to.deep.equal([
      'eu-west-1a',
      'eu-west-1b',
    ]);
  });

  it('names internal and network ones as AWS does', () => {
    const here = testWorld();
    balancer(here, 'inside', { Scheme: 'internal' });
    balancer(here, 'net', { Type: 'network' });
    const found = loadBalancers.DescribeLoadBalancers({ Names: ['inside', 'net'] }, here).LoadBalancers ?? [];
    const names = found.map(({ DNSName }) => DNSName ?? '').sort();
    expect(names[0]).to.match(/^internal-inside-\d{10}\.eu-west-1\.elb\.amazonaws\.com$/);
    expect(names[1]).to.match(/^net-[0-9a-f]{16}\.elb\.eu-west-1\.amazonaws\.com$/);
  });

  it('gives the one that is there for the same settings, and refuses others', () => {
    const here = testWorld();
    expect(balancer(here, 'orders-web')).to.equal(balancer(here, 'orders-web'));
    expect(faultOf(() => balancer(here, 'orders-web', { Scheme: 'internal' }))).to.match(
      /^DuplicateLoadBalancerName: /,
    );
    expect(faultOf(() => balancer(here, 'orders-web', { Type: 'network' }))).to.match(
      /^DuplicateLoadBalancerName: /,
    );
  });

  it('wants two zones, known subnets and a proper name', () => {
    const here = testWorld();
    const [a] = zonesOf(here);
    const one = [a?.subnetId ?? ''];
    expect(faultOf(() => balancer(here, 'x', { Subnets: one }))).to.equal(
      'ValidationError: At least two subnets in two different Availability Zones must be specified',
    );
    expect(faultOf(() => balancer(here, 'x', { Subnets: [...one, ...one] }))).to.match(
      /^InvalidConfigurationRequest: /,
    );
    expect(faultOf(() => balancer(here, 'x', { Subnets: one, Type: 'network' }))).to.equal('no fault');
    expect(faultOf(() => balancer(here, 'x', { Subnets: ['subnet-1'] }))).to.match(/^SubnetNotFound: /);
    for (const name of ['internal-x', '-x', 'x_y', 'x'.repeat(33)])
      expect(
        faultOf(() => balancer(here, name)),
        name,
      ).to.match(/^ValidationError: /);
  });

  it('lists over small pages and refuses names and ARNs that are not there', () => {
    const here = testWorld();
    const made = ['a', 'b', 'c'].map((name) => balancer(here, name));
    const pages = everyPage((Marker) => {
      const answer = loadBalancers.DescribeLoadBalancers({ Marker }, here);
      return {
        items: answer.LoadBalancers?.map(({ LoadBalancerArn }) => LoadBalancerArn) ?? [],
        next: answer.NextMarker,
      };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 1]);
    expect(pages.flat()).to.have.members(made);
    expect(faultOf(() => loadBalancers.DescribeLoadBalancers({ Names: ['a', 'z'] }, here))).to.equal(
      "LoadBalancerNotFound: Load balancers '[z]' not found",
    );
    expect(faultOf(() => loadBalancers.DescribeLoadBalancers({ LoadBalancerArns: ['arn'] }, here))).to.match(
      /^LoadBalancerNotFound: /,
    );
  });

  it('takes its listeners along when it is deleted, and is deleted twice without complaint', () => {
    const here = testWorld();
    const { loadBalancer } = shopFront(here);
    const [listener] = listeners.DescribeListeners({ LoadBalancerArn: loadBalancer }, here).Listeners ?? [];
    loadBalancers.DeleteLoadBalancer({ LoadBalancerArn: loadBalancer }, here);
    loadBalancers.DeleteLoadBalancer({ LoadBalancerArn: loadBalancer }, here);
    expect(loadBalancers.DescribeLoadBalancers({}, here).LoadBalancers).to.deep.equal([]);
    const ListenerArns = [listener?.ListenerArn ?? ''];
    expect(faultOf(() => listeners.DescribeListeners({ ListenerArns }, here))).to.match(
      /^ListenerNotFound: /,
    );
  });
});
