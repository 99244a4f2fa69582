import { expect } from 'chai';
import { tags } from '../../../../lib/twin/services/elbv2/tags.ts';
import { faultOf, testWorld } from '../ec2/test-world.ts';
import { balancer, shopFront } from './shop-front.ts';

describe('twin/services/elbv2: tags', () => {
  it('adds, tells and removes tags of load balancers and target groups', () => {
    const here = testWorld();
    const { group } = shopFront(here);
    const tagged = balancer(here, 'tagged', { Tags: [{ Key: 'owner', Value: 'x' }] });
    tags.AddTags({ ResourceArns: [group, tagged], Tags: [{ Key: 'tier', Value: 'gold' }] }, here);
    tags.RemoveTags({ ResourceArns: [tagged], TagKeys: ['owner', 'absent'] }, here);
    expect(tags.DescribeTags({ ResourceArns: [tagged, group] }, here).TagDescriptions).to.deep.equal([
      { ResourceArn: tagged, Tags: [{ Key: 'tier', Value: 'gold' }] },
      { ResourceArn: group, Tags: [{ Key: 'tier', Value: 'gold' }] },
    ]);
  });

  it('describes at most twenty resources at once, all of which must be there', () => {
    const here = testWorld();
    const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:';
    const describe = (...ResourceArns: string[]) => faultOf(() => tags.DescribeTags({ ResourceArns }, here));
    expect(describe(...Array.from({ length: 21 }, () => arn))).to.match(/^ValidationError: .*20/);
    expect(describe(`${arn}loadbalancer/app/x/1`)).to.match(/^LoadBalancerNotFound: /);
    expect(describe(`${arn}targetgroup/x/1`)).to.match(/^TargetGroupNotFound: /);
    expect(describe(`${arn}listener/app/x/1/1`)).to.match(/^ListenerNotFound: /);
    expect(describe(`${arn}else`)).to.match(/^ValidationError: /);
  });
});
