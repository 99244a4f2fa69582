import { expect } from 'chai';
import { listeners } from '../../../../lib/twin/services/elbv2/listeners.ts';
import { faultOf, testWorld } from '../ec2/test-world.ts';
import { balancer, shopFront, targetGroup } from './shop-front.ts';

describe('twin/services/elbv2: listeners', () => {
  it('listens to a port of a load balancer and forwards to a target group', () => {
    const here = testWorld();
    const { loadBalancer, group } = shopFront(here);
    const [listener] = listeners.DescribeListeners({ LoadBalancerArn: loadBalancer }, here).Listeners ?? [];
    expect(listener).to.deep.include({ Port: 80, Protocol: 'HTTP', LoadBalancerArn: loadBalancer });
    expect(listener?.DefaultActions?.[0]?.TargetGroupArn).to.equal(group);
    expect(listener?.ListenerArn).to.match(/:listener\/app\/orders-web\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
  });

  it('wants a load balancer and a target group that are there, and a free port', () => {
    const here = testWorld();
    const owner = balancer(here, 'orders-web');
    const group = targetGroup(here, 'orders-web');
    const create = (LoadBalancerArn: string, TargetGroupArn: string) =>
      faultOf(() =>
        listeners.CreateListener(
          {
            LoadBalancerArn,
            Protocol: 'HTTP',
            Port: 80,
            DefaultActions: [{ Type: 'forward', TargetGroupArn }],
          },
          here,
        ),
      );
    expect(create('arn', group)).to.match(/^LoadBalancerNotFound: /);
    expect(create(owner, 'arn')).to.match(/^TargetGroupNotFound: /);
    expect(create(owner, group)).to.equal('no fault');
    expect(create(owner, group)).to.match(/^DuplicateListener: /);
    expect(faultOf(() => listeners.DescribeListeners({}, here))).to.match(/^ValidationError: /);
  });
});
