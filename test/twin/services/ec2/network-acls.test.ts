import { expect } from 'chai';
import { isolateSubnet, restoreSubnet } from '../../../../lib/twin/services/ec2/isolated-subnet.ts';
import { networkAcls } from '../../../../lib/twin/services/ec2/network-acls.ts';
import { subnetsOf } from '../../../../lib/twin/services/ec2/subnets.ts';
import { faultOf, testWorld, wide } from './test-world.ts';

describe('twin/services/ec2: network ACLs', () => {
  it('has one that allows, for every subnet of the VPC', () => {
    const here = wide(testWorld());
    const acls = networkAcls.DescribeNetworkAcls({}, here).NetworkAcls ?? [];
    expect(acls).to.have.length(1);
    expect(acls[0]?.IsDefault).to.equal(true);
    expect(acls[0]?.Associations?.map(({ SubnetId }) => SubnetId)).to.deep.equal(
      subnetsOf(here).map(({ SubnetId }) => SubnetId),
    );
  });

  it('gives a subnet that is cut off one that denies and says that FIS made it, and then its own again', async () => {
    const here = wide(testWorld());
    const SubnetId = subnetsOf(here)[0]?.SubnetId ?? '';
    const aclOf = () => {
      const Filters = [{ Name: 'association.subnet-id', Values: [SubnetId] }];
      return networkAcls.DescribeNetworkAcls({ Filters }, here).NetworkAcls ?? [];
    };
    const before = aclOf();
    await isolateSubnet(here, SubnetId, 'experiment');
    const [cutOff] = aclOf();
    expect(cutOff?.Tags).to.deep.equal([{ Key: 'managedByFIS', Value: 'true' }]);
    expect(cutOff?.Entries?.every(({ RuleAction }) => RuleAction === 'deny')).to.equal(true);
    expect(cutOff?.NetworkAclId).to.not.equal(before[0]?.NetworkAclId);
    await restoreSubnet(here, SubnetId, 'experiment');
    expect(aclOf()).to.deep.equal(before);
  });

  it('lets a subnet that is cut off be hung on its own again, by whoever heals', async () => {
    const here = wide(testWorld());
    const SubnetId = subnetsOf(here)[0]?.SubnetId ?? '';
    const read = () => networkAcls.DescribeNetworkAcls({}, here).NetworkAcls ?? [];
    const [own] = read();
    await isolateSubnet(here, SubnetId, 'experiment');
    const copy = read().find(({ IsDefault }) => IsDefault !== true);
    const input = {
      AssociationId: copy?.Associations?.[0]?.NetworkAclAssociationId,
      NetworkAclId: own?.NetworkAclId,
    };
    const { NewAssociationId } = await networkAcls.ReplaceNetworkAclAssociation(input, here);
    expect(read()).to.deep.equal([own]);
    expect(own?.Associations?.map(({ NetworkAclAssociationId }) => NetworkAclAssociationId)).to.include(
      NewAssociationId,
    );
  });

  it('refuses ids that are not there', () => {
    expect(
      faultOf(() => networkAcls.DescribeNetworkAcls({ NetworkAclIds: ['acl-1'] }, testWorld())),
    ).to.match(/^InvalidNetworkAclID.NotFound: /);
  });
});
