import { expect } from 'chai';
import type { Twin } from '../../../lib/twin/server.ts';
import { all, HOME, NOW, REFUGE, SHOP, sandboxAt, TRAIL, VAULT } from './shop.ts';

describe('twin/seeds: sandbox', () => {
  let twin: Twin;
  before(async () => {
    twin = await sandboxAt(NOW);
  });

  it('gives everything the tags of the scheme', async () => {
    const places = [
      [SHOP, HOME],
      [SHOP, REFUGE],
      [SHOP, 'us-east-1'],
      [VAULT, HOME],
      [VAULT, REFUGE],
    ] as const;
    for (const [account, region] of places) {
      const tagged = await all<{ ResourceARN: string; Tags: { Key: string; Value: string }[] }>(
        twin,
        ['tagging', 'GetResources'],
        account,
        region,
      );
      expect(tagged, `${account} ${region}`).not.to.have.length(0);
      for (const { ResourceARN, Tags } of tagged) {
        const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
        expect(tags, ResourceARN).to.have.keys(
          'owner',
          'environment',
          'importance',
          'recovery',
          'workload',
          'Name',
        );
        expect(tags['Name'], ResourceARN).to.match(/^[a-z0-9]+_[a-z0-9-]+_[a-z0-9-]+$/);
        expect(tags['recovery'], ResourceARN).to.be.oneOf(['backup', 'replication', 'rebuild']);
      }
    }
  });

  it('has a stack per workload and one for the platform, with a topic among the resources of the orders', async () => {
    const stacks = await all<{ StackName: string }>(twin, ['cloudformation', 'DescribeStacks'], SHOP, HOME);
    expect(stacks.map((one) => one.StackName)).to.have.members([
      'shop-platform',
      'shop-orders',
      'shop-catalogue',
      'shop-ledger',
    ]);
    const members = await all<{ ResourceType: string }>(
      twin,
      ['cloudformation', 'ListStackResources'],
      SHOP,
      HOME,
      {
        StackName: 'shop-orders',
      },
    );
    expect(members.map((one) => one.ResourceType))
      .to.include('AWS::SNS::Topic')
      .and.include('AWS::RDS::DBInstance');
  });

  it('lets the reader in from the log account: into the vault with the external id alone', async () => {
    const assume = (account: string, ExternalId?: string) =>
      twin.invoke({
        service: 'sts',
        operation: 'AssumeRole',
        account: TRAIL,
        region: HOME,
        input: { RoleArn: `arn:aws:iam::${account}:role/landfall-read`, RoleSessionName: 'test', ExternalId },
      });
    for (const account of [SHOP, TRAIL]) expect(await assume(account)).to.have.property('Credentials');
    expect(await assume(VAULT, 'shop-recovery')).to.have.property('Credentials');
    const refused = await assume(VAULT).catch((fault: unknown) => fault);
    expect(refused).to.include({ code: 'AccessDenied' });
  });

  it('gives things the same names at every start', async () => {
    const later = await sandboxAt('2027-01-05T03:20:00.000Z');
    for (const listing of [
      ['kms', 'ListKeys'],
      ['ec2', 'DescribeVolumes'],
      ['backup', 'ListBackupPlans'],
    ] as const) {
      const ids = async (one: Twin) =>
        (await all(one, listing, SHOP, HOME)).map(
          (item) => item['KeyId'] ?? item['VolumeId'] ?? item['BackupPlanId'],
        );
      expect(await ids(later)).to.deep.equal(await ids(twin));
    }
  });
});
