import { expect } from 'chai';
import { cacheSpread } from '../../../lib/checks/elasticache/cache-spread.ts';
import type { CacheCluster, CacheGroup } from '../../../lib/inventory/facts.ts';
import { cacheCluster, cacheGroup, gap, inventory } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

function judged(groups: readonly CacheGroup[], clusters: readonly CacheCluster[] = []) {
  const facts = { 'elasticache.replication-group': groups, 'elasticache.cluster': clusters };
  return verdictsOf(cacheSpread, { inventory: inventory({ facts }) });
}

const [shard] = cacheGroup().shards;
if (shard === undefined) throw new Error('a group has a shard');
const [primary, replica] = shard.nodes;
if (primary === undefined || replica === undefined) throw new Error('a shard has two nodes');

describe('elasticache/cache-spread', () => {
  it('passes a group whose replica in a second zone takes over by itself', () => {
    const [verdict] = judged([cacheGroup()]);
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.equal(
      'catalogue-cache has nodes in eu-west-1a and eu-west-1b, and fails over by itself',
    );
  });

  it('fails a group that is a single node', () => {
    const [verdict] = judged([cacheGroup({ shards: [{ id: '0001', nodes: [primary] }] })]);
    expect(verdict).to.include({ outcome: 'fail', got: '1 node', disruption: 'az' });
    expect(verdict?.message).to.contain('is a single node: what it holds is gone with it');
  });

  it('fails a group of several shards by the shard that has no replica, and names it', () => {
    const shards = [shard, { id: '0002', nodes: [primary] }];
    const [verdict] = judged([cacheGroup({ clusterMode: true, shards })]);
    expect(verdict?.message).to.contain('a single node in shard 0002');
  });

  it('fails a group whose nodes share a zone', () => {
    const nodes = [primary, { ...replica, zone: 'eu-west-1a' }];
    const [verdict] = judged([cacheGroup({ shards: [{ id: '0001', nodes }] })]);
    expect(verdict).to.include({ outcome: 'fail', got: '2 nodes, all in eu-west-1a' });
  });

  it('fails a group that does not fail over by itself, and cannot tell of one that is on the way', () => {
    expect(outcomes(judged([cacheGroup({ automaticFailover: 'disabled' })]))).to.deep.equal(['fail']);
    expect(outcomes(judged([cacheGroup({ automaticFailover: 'enabling' })]))).to.deep.equal(['unknown']);
  });

  it('cannot tell of a node without a zone, nor of a group without nodes', () => {
    const nodes = [primary, { clusterId: replica.clusterId }];
    expect(outcomes(judged([cacheGroup({ shards: [{ id: '0001', nodes }] })]))).to.deep.equal(['unknown']);
    expect(outcomes(judged([cacheGroup({ status: 'creating', shards: [] })]))).to.deep.equal(['unknown']);
  });

  it('judges caches without a group by their nodes, and leaves the nodes of groups to their group', () => {
    const alone = (fields: Parameters<typeof cacheCluster>[0]) =>
      outcomes(judged([], [cacheCluster(fields)]));
    expect(alone({})).to.deep.equal(['pass']);
    expect(alone({ nodeCount: 1, zones: ['eu-west-1a'] })).to.deep.equal(['fail']);
    expect(alone({ zones: ['eu-west-1a', 'eu-west-1a'] })).to.deep.equal(['fail']);
    expect(alone({ zones: [] })).to.deep.equal(['unknown']);
    expect(alone({ groupId: 'catalogue-cache', nodeCount: 1 })).to.deep.equal(['not-applicable']);
  });

  it('says unknown when the groups could not be listed, and not-applicable when there are none', () => {
    const gaps = [gap({ kinds: ['elasticache.replication-group'] })];
    expect(outcomes(verdictsOf(cacheSpread, { inventory: inventory({ gaps }) }))).to.deep.equal(['unknown']);
    expect(outcomes(judged([]))).to.deep.equal(['not-applicable']);
  });
});
