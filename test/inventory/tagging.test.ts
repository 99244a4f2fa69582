import { expect } from 'chai';
import { taggedResource } from '../../lib/inventory/tagging.ts';
import { seen } from './seen.ts';

describe('tagged resources', () => {
  it('place a tagged resource where its ARN says', () => {
    const topic = taggedResource(
      { ResourceARN: 'arn:aws:sns:eu-west-1:111122223333:orders-events', Tags: [] },
      seen,
    );
    expect(topic).to.include({ type: 'AWS::SNS::Topic', region: 'eu-west-1' });
    const bucket = taggedResource({ ResourceARN: 'arn:aws:s3:::shop-data', Tags: [] }, seen);
    expect(bucket).to.include({ type: 'AWS::S3::Bucket', region: 'eu-west-1', account: '111122223333' });
    const zone = taggedResource(
      { ResourceARN: 'arn:aws:route53:::hostedzone/Z1', Tags: [] },
      { ...seen, region: 'us-east-1' },
    );
    expect(zone).to.include({ type: 'AWS::Route53::HostedZone', region: 'global' });
  });
});
