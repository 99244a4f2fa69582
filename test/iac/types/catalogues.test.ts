import { expect } from 'chai';
import { isPublicAccount } from '../../../lib/iac/types/aws-accounts.ts';
import { isWorldwideZone, regionOfZone } from '../../../lib/iac/types/aws-zones.ts';
import { isRareFamily } from '../../../lib/iac/types/instance-types.ts';
import { isRegion, REGION_PATTERN, REGIONS } from '../../../lib/iac/types/regions.ts';
import { statefulType } from '../../../lib/iac/types/stateful.ts';

describe('what is known of AWS by its name', () => {
  it('knows accounts of AWS and of publishers from those of customers', () => {
    for (const id of ['127311923021', '602401143452', '099720109477'])
      expect(isPublicAccount(id), id).to.equal(true);
    for (const id of ['123456789012', '210987654321']) expect(isPublicAccount(id), id).to.equal(false);
  });

  it('knows Regions, and tells them from zones and words', () => {
    expect(REGIONS.every(isRegion)).to.equal(true);
    expect(
      [...'eu-west-1a my-eu-west-1-bucket xeu-west-1'.matchAll(REGION_PATTERN)].map(({ index }) => index),
    ).to.deep.equal([14]);
  });

  it('knows the zones of load balancers and of CloudFront', () => {
    expect(regionOfZone('Z32O12XQLNTSW2')).to.equal('eu-west-1');
    expect(regionOfZone('Z0123456789ABCDEFGHIJ')).to.equal(undefined);
    expect(isWorldwideZone('Z2FDTNDATAQYW2')).to.equal(true);
  });

  it('knows what few Regions offer', () => {
    for (const type of ['p4d.24xlarge', 'm1.small', 'db.x2g.large', 'mac1.metal'])
      expect(isRareFamily(type), type).to.equal(true);
    for (const type of ['t3.micro', 'm6g.large', 'db.r6g.large', 'cache.t4g.micro'])
      expect(isRareFamily(type), type).to.equal(false);
  });

  it('knows what holds data, and what goes with its stack', () => {
    expect(statefulType('AWS::DynamoDB::Table')).to.include({ goes: true });
    expect(statefulType('AWS::RDS::DBInstance')).to.include({ goes: false });
    expect(statefulType('AWS::SQS::Queue')).to.equal(undefined);
  });
});
