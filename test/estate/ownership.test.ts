import { expect } from 'chai';
import type { Selection } from '../../lib/environment/environment.ts';
import type { FactKind } from '../../lib/inventory/facts.ts';
import type { Facts } from '../../lib/inventory/inventory.ts';
import { clusterMembers } from '../support/database-facts.ts';
import {
  ec2Instance,
  ec2Volume,
  inventory,
  rdsCluster,
  rdsInstance,
  route53Record,
  stack,
  stackResource,
  taggedResource,
  targetGroup,
  workload,
} from '../support/facts.ts';
import { view } from '../support/view.ts';

function owned(select: Partial<Selection>, facts: Partial<Facts>, kind: FactKind): string[] {
  const selection = { tags: {}, arns: [], stacks: [], ...select };
  const seen = inventory({ facts });
  return view({ workload: workload({ select: selection }), inventory: seen })
    .own(kind)
    .map(({ id }) => id);
}

describe('what a workload owns', () => {
  it('is what carries all of its tags', () => {
    const facts = {
      'rds.instance': [
        rdsInstance({ id: 'both', tags: { workload: 'orders', part: 'core' } }),
        rdsInstance({ id: 'one', tags: { workload: 'orders' } }),
        rdsInstance({ id: 'none', tags: {} }),
      ],
    };
    expect(owned({ tags: { workload: 'orders', part: 'core' } }, facts, 'rds.instance')).to.deep.equal([
      'both',
    ]);
    expect(owned({ tags: { workload: 'orders' } }, facts, 'rds.instance')).to.deep.equal(['both', 'one']);
  });

  it('is nothing when nothing is selected', () => {
    expect(owned({}, { 'rds.instance': [rdsInstance()] }, 'rds.instance')).to.deep.equal([]);
  });

  it('takes tags from the tagging API where a listing does not send them along', () => {
    const group = targetGroup({ tags: {} });
    const facts = {
      'elb.target-group': [group],
      'tagging.resource': [taggedResource({ id: group.arn, tags: { workload: 'orders' } })].map((one) => ({
        ...one,
        arn: group.arn,
      })),
    };
    expect(owned({ tags: { workload: 'orders' } }, facts, 'elb.target-group')).to.deep.equal([group.id]);
  });

  it('is what matches one of its ARNs', () => {
    const facts = { 'rds.instance': [rdsInstance(), rdsInstance({ id: 'other' })] };
    expect(owned({ arns: ['arn:aws:rds:*:db:orders-*'] }, facts, 'rds.instance')).to.deep.equal([
      'orders-db',
    ]);
  });

  it('is what stands in one of its stacks, in the account and Region of the stack, by id or by ARN', () => {
    const group = targetGroup();
    const facts = {
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [
        stackResource(),
        stackResource({
          id: 'Group',
          type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
          physicalId: group.arn,
        }),
      ],
      'rds.instance': [rdsInstance({ tags: {} }), rdsInstance({ tags: {}, region: 'eu-central-1' })],
      'elb.target-group': [group],
    };
    const select = { stacks: ['shop-orders'] };
    expect(owned(select, facts, 'rds.instance')).to.deep.equal(['orders-db']);
    expect(owned(select, facts, 'elb.target-group')).to.deep.equal([group.id]);
    expect(owned(select, facts, 'cloudformation.stack')).to.deep.equal(['shop-orders']);
  });

  it('follows nested stacks, whichever of parent and child names the other', () => {
    const parent = stack();
    const child = stack({ name: 'child', parentId: parent.arn });
    const grandchild = stack({ name: 'grandchild' });
    const facts = {
      'cloudformation.stack': [grandchild, child, parent],
      'cloudformation.resource': [
        stackResource({
          id: 'Nested',
          stackName: 'child',
          stackArn: child.arn,
          type: 'AWS::CloudFormation::Stack',
          physicalId: grandchild.arn,
        }),
        stackResource({ stackName: 'grandchild', stackArn: grandchild.arn }),
      ],
      'rds.instance': [rdsInstance({ tags: {} })],
    };
    expect(owned({ stacks: ['shop-orders'] }, facts, 'rds.instance')).to.deep.equal(['orders-db']);
  });

  it('leaves out what a stack once held', () => {
    const facts = {
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [stackResource({ status: 'DELETE_COMPLETE' })],
      'rds.instance': [rdsInstance({ tags: {} })],
    };
    expect(owned({ stacks: ['shop-orders'] }, facts, 'rds.instance')).to.deep.equal([]);
  });

  it('knows a record of a stack by its name, whichever Region the stack is in', () => {
    const record = route53Record({ tags: {} });
    const facts = {
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [
        stackResource({ type: 'AWS::Route53::RecordSet', physicalId: `${record.name}.` }),
      ],
      'route53.record': [record],
    };
    expect(owned({ stacks: ['shop-orders'] }, facts, 'route53.record')).to.have.length(1);
  });

  it('goes with the cluster to its members, and with a member to its cluster', () => {
    const facts = {
      'rds.cluster': [rdsCluster({ tags: {} })],
      'rds.instance': clusterMembers({ tags: {} }),
    };
    const all = ['ledger-1', 'ledger-2', 'ledger-3'];
    expect(owned({ arns: ['*:cluster:ledger'] }, facts, 'rds.instance')).to.deep.equal(all);
    expect(owned({ arns: ['*:db:ledger-2'] }, facts, 'rds.cluster')).to.deep.equal(['ledger']);
  });

  it('goes with an instance to its volumes, tagged or not', () => {
    const facts = {
      'ec2.instance': [ec2Instance()],
      'ec2.volume': [
        ec2Volume({ tags: {} }),
        ec2Volume({
          id: 'vol-other',
          tags: {},
          attachments: [{ instanceId: 'i-x', deleteOnTermination: false }],
        }),
      ],
    };
    expect(owned({ tags: { workload: 'orders' } }, facts, 'ec2.volume')).to.deep.equal(['vol-0a']);
  });
});
