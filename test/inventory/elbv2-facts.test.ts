import { expect } from 'chai';
import { loadBalancer, target, targetGroup } from '../../lib/inventory/elbv2-facts.ts';
import { seen } from './seen.ts';

const none = () => ({});

describe('facts of load balancers', () => {
  it('take the tags of a load balancer from elsewhere', () => {
    const fact = loadBalancer(
      {
        LoadBalancerArn: 'arn:lb',
        LoadBalancerName: 'orders-web',
        DNSName: 'Orders-Web-1.eu-west-1.elb.amazonaws.com',
        State: { Code: 'active' },
        AvailabilityZones: [{ ZoneName: 'eu-west-1a', SubnetId: 'subnet-1' }, { ZoneName: 'eu-west-1b' }],
      },
      () => ({ workload: 'orders' }),
      seen,
    );
    expect(fact).to.deep.include({
      dnsName: 'orders-web-1.eu-west-1.elb.amazonaws.com',
      zones: ['eu-west-1a', 'eu-west-1b'],
      subnets: [{ zone: 'eu-west-1a', id: 'subnet-1' }],
      tags: { workload: 'orders' },
      state: 'active',
    });
  });

  it('take no interval from checks that are switched off', () => {
    const raw = {
      TargetGroupArn: 'arn:tg',
      TargetGroupName: 'f',
      HealthCheckIntervalSeconds: 35,
      UnhealthyThresholdCount: 2,
      HealthCheckTimeoutSeconds: 30,
    };
    expect(targetGroup(raw, none, seen).intervalSeconds).to.equal(35);
    const off = targetGroup({ ...raw, HealthCheckEnabled: false }, none, seen);
    expect(off).to.include({ intervalSeconds: 0, unhealthyThreshold: 0, timeoutSeconds: 0 });
  });

  it('leave the targets of a listed group open', () => {
    const fact = targetGroup(
      { TargetGroupArn: 'arn:tg', TargetGroupName: 'web', LoadBalancerArns: ['arn:lb'] },
      none,
      seen,
    );
    expect(fact)
      .to.deep.include({ loadBalancerArns: ['arn:lb'] })
      .and.not.have.property('targets');
  });

  it('do not guess the health of a target', () => {
    expect(() => target({ Target: { Id: 'i-1' } })).to.throw('TargetHealth.State');
    expect(
      target({ Target: { Id: 'i-1' }, TargetHealth: { State: 'unhealthy', Reason: 'Target.Timeout' } }),
    ).to.deep.equal({
      id: 'i-1',
      state: 'unhealthy',
      reason: 'Target.Timeout',
    });
  });
});
