import { expect } from 'chai';
import { loadBalancerRegion, targetsOf } from '../../lib/estate/dns-target.ts';
import { route53Record } from '../support/facts.ts';

describe('the target of a record', () => {
  it('is one name in every spelling', () => {
    const alias = {
      name: 'dualstack.Orders-1.eu-west-1.elb.amazonaws.com.',
      zoneId: 'Z',
      evaluateTargetHealth: true,
    };
    expect(targetsOf(route53Record({ alias }))).to.deep.equal(['orders-1.eu-west-1.elb.amazonaws.com']);
    expect(targetsOf(route53Record({ values: ['B.example.', 'a.example'] }))).to.deep.equal([
      'a.example',
      'b.example',
    ]);
  });

  it('tells the Region of a load balancer of every kind, and of nothing else', () => {
    const regions = [
      'orders-1.eu-west-1.elb.amazonaws.com',
      'orders-1.elb.eu-west-1.amazonaws.com',
      'internal-orders-1.cn-north-1.elb.amazonaws.com.cn',
      'd111.cloudfront.net',
      'elb.amazonaws.com.evil.example',
    ].map(loadBalancerRegion);
    expect(regions).to.deep.equal(['eu-west-1', 'eu-west-1', 'cn-north-1', undefined, undefined]);
  });
});
