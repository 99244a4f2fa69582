import { expect } from 'chai';
import { stack, stackResource } from '../../lib/inventory/cloudformation.ts';
import { loadBalancer, target, targetGroup } from '../../lib/inventory/elbv2-facts.ts';
import { kmsKey } from '../../lib/inventory/kms-facts.ts';
import { taggedResource } from '../../lib/inventory/tagging.ts';
import { seen } from './seen.ts';

const none = () => ({});

describe('facts of load balancers, keys, stacks and tags', () => {
  it('take the tags of a load balancer from elsewhere', () => {
    const fact = loadBalancer(
      {
        LoadBalancerArn: 'arn:lb',
        LoadBalancerName: 'orders-web',
        DNSName: 'Orders-Web-1.eu-west-1.elb.amazonaws.com',
        State: { Code: 'active' },
        AvailabilityZones: [{ ZoneName: 'eu-west-1a' }, { ZoneName: 'eu-west-1b' }],
      },
      () => ({ workload: 'orders' }),
      seen,
    );
    expect(fact).to.deep.include({
      dnsName: 'orders-web-1.eu-west-1.elb.amazonaws.com',
      zones: ['eu-west-1a', 'eu-west-1b'],
      tags: { workload: 'orders' },
      state: 'active',
    });
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

  it('find the relatives of a multi-Region key', () => {
    const fact = kmsKey(
      {
        Arn: 'arn:aws:kms:eu-west-1:1:key/mrk-1',
        KeyId: 'mrk-1',
        KeyState: 'Enabled',
        KeyManager: 'CUSTOMER',
        MultiRegion: true,
        MultiRegionConfiguration: {
          MultiRegionKeyType: 'REPLICA',
          PrimaryKey: { Arn: 'arn:aws:kms:us-east-1:1:key/mrk-1', Region: 'us-east-1' },
          ReplicaKeys: [{ Arn: 'arn:aws:kms:eu-west-1:1:key/mrk-1', Region: 'eu-west-1' }],
        },
      },
      { aliases: ['alias/shop'], tags: none },
      seen,
    );
    expect(fact).to.deep.include({
      state: 'Enabled',
      replicas: ['arn:aws:kms:us-east-1:1:key/mrk-1'],
      aliases: ['alias/shop'],
    });
  });

  it('name what belongs to a stack after the stack', () => {
    const owner = stack(
      {
        StackId: 'arn:stack/shop',
        StackName: 'shop',
        StackStatus: 'CREATE_COMPLETE',
        CreationTime: new Date(0),
      },
      seen,
    );
    const fact = stackResource(
      {
        LogicalResourceId: 'Topic',
        PhysicalResourceId: 'arn:topic',
        ResourceType: 'AWS::SNS::Topic',
        ResourceStatus: 'CREATE_COMPLETE',
        LastUpdatedTimestamp: new Date(0),
      },
      owner,
      seen,
    );
    expect(fact).to.include({
      arn: 'arn:stack/shop/Topic',
      stackName: 'shop',
      stackArn: 'arn:stack/shop',
      physicalId: 'arn:topic',
      type: 'AWS::SNS::Topic',
    });
  });

  it('place a tagged resource where its ARN says', () => {
    const topic = taggedResource(
      { ResourceARN: 'arn:aws:sns:eu-west-1:111122223333:orders-events', Tags: [] },
      seen,
    );
    expect(topic).to.include({ type: 'AWS::SNS::Topic', region: 'eu-west-1' });
    const bucket = taggedResource({ ResourceARN: 'arn:aws:s3:::shop-data' }, seen);
    expect(bucket).to.include({ type: 'AWS::S3::Bucket', region: 'eu-west-1', account: '111122223333' });
    const zone = taggedResource(
      { ResourceARN: 'arn:aws:route53:::hostedzone/Z1' },
      { ...seen, region: 'us-east-1' },
    );
    expect(zone).to.include({ type: 'AWS::Route53::HostedZone', region: 'global' });
  });
});
