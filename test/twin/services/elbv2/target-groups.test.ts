import { expect } from 'chai';
import { targetGroups } from '../../../../lib/twin/services/elbv2/target-groups.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';
import { balancer, shopFront, targetGroup } from './shop-front.ts';

const read = (here: TestWorld, arn: string) =>
  targetGroups.DescribeTargetGroups({ TargetGroupArns: [arn] }, here).TargetGroups?.[0];

describe('twin/services/elbv2: target groups', () => {
  it("has AWS's defaults", () => {
    const here = testWorld();
    const http = read(here, targetGroup(here, 'http', { HealthCheckIntervalSeconds: undefined }));
    expect(http).to.deep.include({
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: '/',
      HealthCheckPort: 'traffic-port',
      Matcher: { HttpCode: '200' },
      TargetType: 'instance',
      LoadBalancerArns: [],
    });
    const tcp = read(here, targetGroup(here, 'tcp', { Protocol: 'TCP' }));
    expect(tcp).to.include({ HealthCheckProtocol: 'TCP', HealthCheckTimeoutSeconds: 10 });
    expect(tcp).not.to.have.property('HealthCheckPath');
  });

  it('takes settings, changes them, and refuses contradictory ones whole', () => {
    const here = testWorld();
    const arn = targetGroup(here, 'orders-web', { HealthCheckPath: '/health', HealthCheckTimeoutSeconds: 5 });
    const modify = (changes: object) =>
      faultOf(() => targetGroups.ModifyTargetGroup({ TargetGroupArn: arn, ...changes }, here));
    expect(modify({ HealthCheckPath: '/other', HealthCheckIntervalSeconds: 20 })).to.equal('no fault');
    expect(modify({ HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 6 })).to.match(
      /^ValidationError: /,
    );
    expect(modify({ UnhealthyThresholdCount: 11 })).to.match(/^ValidationError: /);
    expect(modify({ HealthCheckIntervalSeconds: 4 })).to.match(/^ValidationError: /);
    expect(read(here, arn)).to.include({
      HealthCheckPath: '/other',
      HealthCheckIntervalSeconds: 20,
      HealthCheckTimeoutSeconds: 5,
      UnhealthyThresholdCount: 2,
    });
  });

  it('knows the load balancers that forward to it, and is found by them', () => {
    const here = testWorld();
    const { group, loadBalancer } = shopFront(here);
    targetGroup(here, 'idle');
    expect(read(here, group)?.LoadBalancerArns).to.deep.equal([loadBalancer]);
    const found = targetGroups.DescribeTargetGroups({ LoadBalancerArn: loadBalancer }, here).TargetGroups;
    expect(found?.map(({ TargetGroupArn }) => TargetGroupArn)).to.deep.equal([group]);
    const idle = { LoadBalancerArn: balancer(here, 'idle') };
    expect(targetGroups.DescribeTargetGroups(idle, here).TargetGroups).to.deep.equal([]);
    expect(faultOf(() => targetGroups.DescribeTargetGroups({ LoadBalancerArn: 'arn' }, here))).to.match(
      /^LoadBalancerNotFound: /,
    );
  });

  it('lists over small pages, by name, and refuses names that are taken or not there', () => {
    const here = testWorld();
    const made = ['a', 'b', 'c'].map((name) => targetGroup(here, name));
    const pages = everyPage((Marker) => {
      const answer = targetGroups.DescribeTargetGroups({ Marker }, here);
      return {
        items: answer.TargetGroups?.map(({ TargetGroupArn }) => TargetGroupArn) ?? [],
        next: answer.NextMarker,
      };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 1]);
    expect(pages.flat()).to.have.members(made);
    expect(targetGroups.DescribeTargetGroups({ Names: ['b'] }, here).TargetGroups).to.have.length(1);
    expect(faultOf(() => targetGroups.DescribeTargetGroups({ Names: ['z'] }, here))).to.match(
      /^TargetGroupNotFound: /,
    );
    expect(faultOf(() => targetGroup(here, 'a'))).to.match(/^DuplicateTargetGroupName: /);
  });

  it('stands in a network that is there', () => {
    const here = testWorld();
    const VpcId = 'vpc-0b5e7c2d9a1f48e36';
    expect(faultOf(() => targetGroup(here, 'web', { VpcId }))).to.equal(
      `ValidationError: The VPC ID '${VpcId}' is not found`,
    );
  });

  it('is not deleted while it is in use', () => {
    const here = testWorld();
    const { group } = shopFront(here);
    const idle = targetGroup(here, 'idle');
    expect(faultOf(() => targetGroups.DeleteTargetGroup({ TargetGroupArn: group }, here))).to.match(
      /^ResourceInUse: /,
    );
    targetGroups.DeleteTargetGroup({ TargetGroupArn: idle }, here);
    expect(faultOf(() => read(here, idle))).to.match(/^TargetGroupNotFound: /);
  });
});
