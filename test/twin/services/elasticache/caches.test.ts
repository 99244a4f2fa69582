import { expect } from 'chai';
import { clusterOperations } from '../../../../lib/twin/services/elasticache/clusters.ts';
import { eventOperations } from '../../../../lib/twin/services/elasticache/events.ts';
import { groupOperations } from '../../../../lib/twin/services/elasticache/groups.ts';
import { interruptPower, restorePower } from '../../../../lib/twin/services/elasticache/power.ts';
import { tagOperations } from '../../../../lib/twin/services/elasticache/tags.ts';
import { testFailoverOperations } from '../../../../lib/twin/services/elasticache/test-failover.ts';
import { thrownBy } from '../../../support/thrown-by.ts';
import { faultOf, type TestWorld, testWorld, wide } from '../ec2/test-world.ts';
import { newCache, nodeStatus, roles, shownGroup } from './cache.ts';

const ONE = { ReplicationGroupId: 'items', NodeGroupId: '0001' };

function messages(here: TestWorld): string[] {
  return (eventOperations.DescribeEvents({ Duration: 60 }, wide(here)).Events ?? []).map(
    ({ SourceIdentifier, Message }) => `${SourceIdentifier}: ${Message}`,
  );
}

describe('twin/services/elasticache: replication groups', () => {
  it('show their primary, their replicas, and where each stands', () => {
    const here = testWorld();
    newCache(here);
    expect(shownGroup(here)).to.deep.include({
      Status: 'available',
      AutomaticFailover: 'enabled',
      MultiAZ: 'enabled',
    });
    expect(roles(here)).to.deep.equal({ 'items-001': 'primary', 'items-002': 'replica' });
    const [node] =
      clusterOperations.DescribeCacheClusters({ CacheClusterId: 'items-002', ShowCacheNodeInfo: true }, here)
        .CacheClusters ?? [];
    expect(node).to.deep.include({ ReplicationGroupId: 'items', PreferredAvailabilityZone: 'eu-west-1b' });
    expect(node?.CacheNodes?.[0]?.Endpoint?.Address).to.match(
      /^items-002\.[\da-f]{6}\.0001\.euw1\.cache\.amazonaws\.com$/,
    );
  });

  it('stand in zones that are there', () => {
    const PreferredCacheClusterAZs = ['eu-west-1a', 'eu-central-1b'];
    expect(faultOf(() => newCache(testWorld(), { PreferredCacheClusterAZs }))).to.equal(
      'InvalidParameterValueException: eu-central-1b is not a valid availability zone.',
    );
  });

  it('give their tags to their nodes, when they are made and later', () => {
    const here = testWorld();
    newCache(here);
    const arn = shownGroup(here)?.ARN ?? '';
    tagOperations.AddTagsToResource({ ResourceName: arn, Tags: [{ Key: 'owner', Value: 'us' }] }, here);
    const node = 'arn:aws:elasticache:eu-west-1:111122223333:cluster:items-001';
    expect(tagOperations.ListTagsForResource({ ResourceName: node }, here).TagList).to.deep.equal([
      { Key: 'workload', Value: 'catalogue' },
      { Key: 'owner', Value: 'us' },
    ]);
  });

  it('make a replica the primary when failover is tested, and settle after that', () => {
    const here = testWorld();
    newCache(here);
    testFailoverOperations.TestFailover(ONE, here);
    expect(shownGroup(here)?.Status).to.equal('modifying');
    here.pass(30);
    expect(roles(here)).to.deep.equal({ 'items-001': 'replica', 'items-002': 'primary' });
    here.pass(60);
    expect(shownGroup(here)?.Status).to.equal('available');
    expect(messages(here)).to.include(
      'items: Failover from primary node items-001 to replica node items-002 completed',
    );
  });

  it('test no more than fifteen failovers of an account within a day', async () => {
    const here = testWorld();
    newCache(here);
    for (let tests = 0; tests < 15; tests += 1) {
      testFailoverOperations.TestFailover(ONE, here);
      here.pass(600);
    }
    expect(await thrownBy(() => testFailoverOperations.TestFailover(ONE, here))).to.include({
      code: 'APICallRateForCustomerExceededFault',
    });
    here.pass(86_400);
    testFailoverOperations.TestFailover(ONE, here);
  });

  it('keep a replica while automatic failover is on, and can be left with none after that', async () => {
    const here = testWorld();
    newCache(here);
    const decrease = { ReplicationGroupId: 'items', NewReplicaCount: 0, ApplyImmediately: true };
    expect(await thrownBy(() => groupOperations.DecreaseReplicaCount(decrease, here))).to.include({
      code: 'InvalidParameterCombinationException',
    });
    const off = { AutomaticFailoverEnabled: false, MultiAZEnabled: false, ApplyImmediately: true };
    groupOperations.ModifyReplicationGroup({ ReplicationGroupId: 'items', ...off }, here);
    groupOperations.DecreaseReplicaCount(decrease, here);
    here.pass(600);
    expect(roles(here)).to.deep.equal({ 'items-001': 'primary' });
    expect(await thrownBy(() => testFailoverOperations.TestFailover(ONE, here))).to.include({
      code: 'InvalidReplicationGroupStateFault',
    });
  });

  it('lose power in one zone at a time, hand over, and say modifying until well after', async () => {
    const here = testWorld();
    newCache(here);
    await interruptPower('items', 'eu-west-1a', 'experiment', here);
    const again = await thrownBy(() => interruptPower('items', 'eu-west-1b', 'another', here));
    expect(again).to.include({ code: 'InvalidReplicationGroupStateFault' });
    here.pass(300);
    expect(roles(here)).to.deep.equal({ 'items-001': 'replica', 'items-002': 'primary' });
    expect(shownGroup(here)?.Status).to.equal('modifying');
    await restorePower('items', 'another', here);
    expect(shownGroup(here)?.Status, 'not its own').to.equal('modifying');
    await restorePower('items', 'experiment', here);
    expect(shownGroup(here)?.Status).to.equal('modifying');
    here.pass(120);
    expect(shownGroup(here)?.Status).to.equal('available');
  });

  it('are not there under another name', async () => {
    const here = testWorld();
    const absent = { ReplicationGroupId: 'nobody' };
    expect(await thrownBy(() => groupOperations.DescribeReplicationGroups(absent, here))).to.include({
      code: 'ReplicationGroupNotFoundFault',
    });
  });
});

describe('twin/services/elasticache: nodes', () => {
  it('reboot, say so, and are available again; nobody takes over meanwhile', async () => {
    const here = testWorld();
    newCache(here);
    const reboot = { CacheClusterId: 'items-001', CacheNodeIdsToReboot: ['0001'] };
    clusterOperations.RebootCacheCluster(reboot, here);
    expect(nodeStatus(here, 'items-001')).to.equal('rebooting cluster nodes');
    expect(await thrownBy(() => clusterOperations.RebootCacheCluster(reboot, here))).to.include({
      code: 'InvalidCacheClusterStateFault',
    });
    here.pass(60);
    expect(nodeStatus(here, 'items-001')).to.equal('available');
    expect(roles(here)).to.deep.equal({ 'items-001': 'primary', 'items-002': 'replica' });
    expect(messages(here)).to.deep.equal(['items-001: Cache node 0001 restarted']);
  });

  it('have one node each, and no other', async () => {
    const here = testWorld();
    newCache(here);
    const other = { CacheClusterId: 'items-001', CacheNodeIdsToReboot: ['0002'] };
    expect(await thrownBy(() => clusterOperations.RebootCacheCluster(other, here))).to.include({
      code: 'InvalidParameterValueException',
    });
  });

  it('are available again, and the group says why, where real processes could not reboot them', async () => {
    const here = testWorld();
    newCache(here);
    here.world.actBy(() => Promise.reject(new Error('no port is left')));
    clusterOperations.RebootCacheCluster(
      { CacheClusterId: 'items-001', CacheNodeIdsToReboot: ['0001'] },
      here,
    );
    expect(nodeStatus(here, 'items-001')).to.equal('rebooting cluster nodes');
    await new Promise((resolve) => setImmediate(resolve));
    expect(nodeStatus(here, 'items-001')).to.equal('available');
    expect(messages(here)).to.include('items: The operation failed: no port is left');
  });
});
