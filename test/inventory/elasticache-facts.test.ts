import { expect } from 'chai';
import { MissingMember } from '../../lib/aws/index.ts';
import { cacheCluster, cacheGroup } from '../../lib/inventory/elasticache-facts.ts';
import { seen } from './seen.ts';

const none = () => ({});
const GROUP = {
  ARN: 'arn:group',
  ReplicationGroupId: 'items',
  Status: 'available',
  AutomaticFailover: 'enabled' as const,
  MultiAZ: 'enabled' as const,
};

describe('facts of caches', () => {
  it('tell where the nodes of a group are, and which of them is its primary', () => {
    const members = [
      { CacheClusterId: 'items-001', PreferredAvailabilityZone: 'eu-west-1a', CurrentRole: 'primary' },
      { CacheClusterId: 'items-002', PreferredAvailabilityZone: 'eu-west-1b', CurrentRole: 'replica' },
    ];
    const raw = { ...GROUP, NodeGroups: [{ NodeGroupId: '0001', NodeGroupMembers: members }] };
    const fact = cacheGroup(raw, () => ({ workload: 'catalogue' }), seen);
    expect(fact).to.deep.include({ multiAz: true, clusterMode: false, tags: { workload: 'catalogue' } });
    expect(fact.shards).to.deep.equal([
      {
        id: '0001',
        nodes: [
          { clusterId: 'items-001', zone: 'eu-west-1a', role: 'primary' },
          { clusterId: 'items-002', zone: 'eu-west-1b', role: 'replica' },
        ],
      },
    ]);
  });

  it('say of no node of a group in cluster mode that it is the primary, since AWS does not', () => {
    const raw = {
      ...GROUP,
      ClusterEnabled: true,
      NodeGroups: [{ NodeGroupId: '0001', NodeGroupMembers: [{ CacheClusterId: 'items-0001-001' }] }],
    };
    expect(cacheGroup(raw, none, seen).shards[0]?.nodes).to.deep.equal([{ clusterId: 'items-0001-001' }]);
  });

  it('know of no node while a group is being made, and trust no answer without its failover', () => {
    expect(cacheGroup(GROUP, none, seen).shards).to.deep.equal([]);
    const { AutomaticFailover: _left, ...less } = GROUP;
    expect(() => cacheGroup(less, none, seen)).to.throw(MissingMember);
  });

  it('take the zones of Memcached from its nodes: of several zones AWS says "Multiple"', () => {
    const raw = {
      ARN: 'arn:cluster',
      CacheClusterId: 'sessions',
      CacheClusterStatus: 'available',
      Engine: 'memcached',
      NumCacheNodes: 2,
      PreferredAvailabilityZone: 'Multiple',
    };
    expect(cacheCluster(raw, none, seen)).to.deep.include({ zones: [], nodeCount: 2 });
    const nodes = ['eu-west-1a', 'eu-west-1b'].map((zone) => ({ CustomerAvailabilityZone: zone }));
    const fact = cacheCluster({ ...raw, CacheNodes: nodes }, none, seen);
    expect(fact.zones).to.deep.equal(['eu-west-1a', 'eu-west-1b']);
    expect(fact).not.to.have.property('groupId');
  });
});
