import { expect } from 'chai';
import { subnets } from '../../../../lib/twin/services/ec2/subnets.ts';
import { faultOf, testWorld, wide } from './test-world.ts';

describe('twin/services/ec2: subnets', () => {
  it('has a default VPC with a subnet in each zone', () => {
    const here = wide(testWorld());
    const [vpc] = subnets.DescribeVpcs({}, here).Vpcs ?? [];
    const found = subnets.DescribeSubnets({}, here).Subnets ?? [];
    expect(vpc?.IsDefault).to.equal(true);
    expect(found.map(({ AvailabilityZone }) => AvailabilityZone)).to.have.members([
      'eu-west-1a',
      'eu-west-1b',
      'eu-west-1c',
    ]);
    expect(found.every(({ VpcId }) => VpcId === vpc?.VpcId)).to.equal(true);
  });

  it('selects by id and filter, and refuses ids that are not there', () => {
    const here = testWorld();
    const [first] = subnets.DescribeSubnets({}, here).Subnets ?? [];
    const Filters = [{ Name: 'availability-zone', Values: [first?.AvailabilityZone ?? ''] }];
    expect(subnets.DescribeSubnets({ Filters }, here).Subnets).to.deep.equal([first]);
    expect(subnets.DescribeSubnets({ SubnetIds: [first?.SubnetId ?? ''] }, here).Subnets).to.have.length(1);
    expect(faultOf(() => subnets.DescribeSubnets({ SubnetIds: ['subnet-1'] }, here))).to.match(
      /^InvalidSubnetID.NotFound: /,
    );
    expect(faultOf(() => subnets.DescribeVpcs({ VpcIds: ['vpc-1'] }, here))).to.match(
      /^InvalidVpcID.NotFound: /,
    );
  });
});
