import { expect } from 'chai';
import { instanceState } from '../../../../lib/twin/services/ec2/instance-state.ts';
import { listeners } from '../../../../lib/twin/services/elbv2/listeners.ts';
import { loadBalancers } from '../../../../lib/twin/services/elbv2/load-balancers.ts';
import { endpointFailure } from '../../../../lib/twin/services/route53/endpoint.ts';
import { healthCheckStatus } from '../../../../lib/twin/services/route53/health-check-status.ts';
import { targetGroups } from '../../../../lib/twin/services/elbv2/target-groups.ts';
import { type TestWorld, testWorld } from '../ec2/test-world.ts';
import { balancer, shopFront } from '../elbv2/shop-front.ts';
import { change, check, record, zone } from './shop-zone.ts';

const at = (here: TestWorld, FullyQualifiedDomainName: string, more: object = {}) =>
  endpointFailure({ Type: 'HTTP', Port: 80, FullyQualifiedDomainName, ...more }, here);

function nameOf(here: TestWorld, arn: string): string {
  const found = loadBalancers.DescribeLoadBalancers({ LoadBalancerArns: [arn] }, here).LoadBalancers;
  return found?.[0]?.DNSName ?? '';
}

describe('twin/services/route53: endpoints', () => {
  it('answer while a target of their load balancer is healthy', () => {
    const here = testWorld();
    const { loadBalancer, instances } = shopFront(here);
    const name = nameOf(here, loadBalancer);
    expect(at(here, name)).to.equal(undefined);
    instanceState.StopInstances({ InstanceIds: instances.slice(0, 1) }, here);
    here.pass(60);
    expect(at(here, name)).to.equal(undefined);
    instanceState.StopInstances({ InstanceIds: [...instances] }, here);
    here.pass(60);
    expect(at(here, name)).to.equal('HTTP Status Code 503, Service Temporarily Unavailable');
  });

  it('know the page that the load balancer asks for, and no others', () => {
    const here = testWorld();
    const { loadBalancer, group } = shopFront(here);
    targetGroups.ModifyTargetGroup({ TargetGroupArn: group, HealthCheckPath: '/health' }, here);
    const name = nameOf(here, loadBalancer);
    expect(at(here, name, { ResourcePath: '/health?deep=1' })).to.equal(undefined);
    expect(at(here, name, { ResourcePath: '/helath' })).to.equal('HTTP Status Code 404, Not Found');
  });

  it('time out where nothing listens, and inside a VPC', () => {
    const here = testWorld();
    const { loadBalancer } = shopFront(here);
    expect(at(here, nameOf(here, loadBalancer), { Port: 443 })).to.match(/^Connection timed out\. /);
    expect(at(here, nameOf(here, loadBalancer), { Type: 'TCP' })).to.equal(undefined);
    expect(at(here, nameOf(here, balancer(here, 'inside', { Scheme: 'internal' })))).to.match(
      /^Connection timed out\. /,
    );
  });

  it('answer as a fixed response says', () => {
    const here = testWorld();
    const LoadBalancerArn = balancer(here, 'fixed');
    for (const [Port, StatusCode] of [
      [80, '200'],
      [81, '503'],
    ] as const)
      listeners.CreateListener(
        {
          LoadBalancerArn,
          Protocol: 'HTTP',
          Port,
          DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode } }],
        },
        here,
      );
    expect(at(here, nameOf(here, LoadBalancerArn))).to.equal(undefined);
    expect(at(here, nameOf(here, LoadBalancerArn), { Port: 81 })).to.equal('HTTP Status Code 503');
  });

  it("are found through the account's own names", () => {
    const here = testWorld();
    const { loadBalancer, instances } = shopFront(here);
    const id = zone(here);
    const way = (name: string, value: string, more: object = {}) =>
      change(here, id, 'CREATE', record(`${name}.shop.example`, 'CNAME', value, more));
    way('www', 'orders.shop.example');
    way('orders', 'elsewhere.example', { Failover: 'SECONDARY', SetIdentifier: 'a' });
    way('orders', nameOf(here, loadBalancer), { Failover: 'PRIMARY', SetIdentifier: 'b' });
    way('loop', 'loop.shop.example');
    expect(at(here, 'WWW.shop.example')).to.equal(undefined);
    instanceState.TerminateInstances({ InstanceIds: [...instances] }, here);
    expect(at(here, 'www.shop.example')).to.match(/^HTTP Status Code 503/);
    expect(at(here, 'loop.shop.example')).to.equal(undefined);
  });

  it('are gone when their load balancer is, and outside of the world are well', () => {
    const here = testWorld();
    const { loadBalancer } = shopFront(here);
    const name = nameOf(here, loadBalancer);
    loadBalancers.DeleteLoadBalancer({ LoadBalancerArn: loadBalancer }, here);
    expect(at(here, name)).to.match(/^DNS resolution failed: /);
    expect(at(here, 'www.elsewhere.example')).to.equal(undefined);
    expect(at(here, name, { IPAddress: '192.0.2.1' })).to.equal(undefined);
  });

  it('are what the checkers report', () => {
    const here = testWorld();
    const HealthCheckId = check(here, 'gone', {
      FullyQualifiedDomainName: 'x-1.eu-west-1.elb.amazonaws.com',
    });
    const seen =
      healthCheckStatus.GetHealthCheckStatus({ HealthCheckId }, here).HealthCheckObservations ?? [];
    expect(seen).to.have.length(16);
    for (const { StatusReport } of seen)
      expect(StatusReport?.Status).to.match(/^Failure: DNS resolution failed/);
  });
});
