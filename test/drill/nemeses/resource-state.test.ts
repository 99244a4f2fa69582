import { expect } from 'chai';
import { difference, type ResourceState } from '../../../lib/drill/nemeses/resource-state.ts';

const arn = 'arn';
const running: ResourceState = { kind: 'instance', arn, state: 'running' };
const whole: ResourceState = { kind: 'subnet', arn, acl: 'acl-1' };
const pair: ResourceState = { kind: 'database', arn, status: 'available', multiAz: true, standby: true };
const three: ResourceState = { kind: 'cluster', arn, status: 'available', members: 3 };
const cache: ResourceState = { kind: 'cache', arn, status: 'available', members: 2 };
const node: ResourceState = { kind: 'cache-node', arn, status: 'available' };

describe('what is not as it was', () => {
  for (const state of [running, whole, pair, three, cache, node])
    it(`is nothing of a ${state.kind} that is the same`, () => {
      expect(difference(state, { ...state })).to.equal(undefined);
    });

  for (const [was, now, words] of [
    [running, { ...running, state: 'stopped' }, 'is stopped, was running'],
    [whole, { ...whole, acl: 'acl-2' }, 'has the network ACL acl-2, had acl-1'],
    [pair, { ...pair, status: 'rebooting' }, 'is rebooting, was available'],
    [pair, { ...pair, multiAz: false }, 'is not Multi-AZ any more'],
    [{ ...pair, multiAz: false, standby: false }, { ...pair, standby: false }, 'is Multi-AZ, was not'],
    [pair, { ...pair, standby: false }, 'has no standby any more'],
    [three, { ...three, status: 'without a writer' }, 'is without a writer, was available'],
    [three, { ...three, members: 2 }, 'has 2 members, had 3'],
    [cache, { ...cache, status: 'modifying' }, 'is modifying, was available'],
    [cache, { ...cache, members: 1 }, 'has 1 members, had 2'],
    [node, { ...node, status: 'rebooting cluster nodes' }, 'is rebooting cluster nodes, was available'],
    [running, undefined, 'is not there any more'],
    [running, whole, 'is of the kind subnet, was instance'],
  ] as const)
    it(`is said in words: ${words}`, () => {
      expect(difference(was, now)).to.equal(words);
    });

  it('is nothing where only an instance that was stopped still is', () => {
    const stopped: ResourceState = { ...running, state: 'stopped' };
    expect(difference(stopped, stopped)).to.equal(undefined);
  });
});
