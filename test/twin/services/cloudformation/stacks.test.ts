import { expect } from 'chai';
import { putStack, putStackResource } from '../../../../lib/twin/services/cloudformation/index.ts';
import { stackResources } from '../../../../lib/twin/services/cloudformation/stack-resources.ts';
import { stacks } from '../../../../lib/twin/services/cloudformation/stacks.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';

function stackWith(here: TestWorld, name: string, resources: number): string {
  const { arn } = putStack(here.world, here, { name, tags: { workload: 'orders' } });
  for (let index = 0; index < resources; index += 1)
    putStackResource(here.world, here, {
      stackArn: arn,
      logicalId: `Topic${index}`,
      physicalId: `${name}-topic-${index}`,
      type: 'AWS::SNS::Topic',
    });
  return arn;
}

describe('twin/services/cloudformation', () => {
  it('describes a stack by name or ARN, with its tags', () => {
    const here = testWorld();
    const arn = stackWith(here, 'shop-orders', 0);
    const [byName] = stacks.DescribeStacks({ StackName: 'shop-orders' }, here).Stacks ?? [];
    expect(byName).to.deep.include({
      StackId: arn,
      StackName: 'shop-orders',
      StackStatus: 'CREATE_COMPLETE',
      Tags: [{ Key: 'workload', Value: 'orders' }],
    });
    expect(byName?.CreationTime?.toISOString()).to.equal(here.world.clock.now());
    expect(stacks.DescribeStacks({ StackName: arn }, here).Stacks).to.deep.equal([byName]);
  });

  it('says that a stack does not exist as a ValidationError', () => {
    const here = testWorld();
    stackWith(here, 'shop-orders', 0);
    const elsewhere = here.as({ region: 'eu-central-1' });
    for (const read of [
      () => stacks.DescribeStacks({ StackName: 'shop-orders' }, elsewhere),
      () => stackResources.ListStackResources({ StackName: 'shop-orders' }, elsewhere),
      () => stackResources.DescribeStackResources({ StackName: 'shop-orders' }, elsewhere),
    ])
      expect(faultOf(read)).to.equal('ValidationError: Stack with id shop-orders does not exist');
  });

  it('lists deleted stacks, which have no name any more', () => {
    const here = testWorld();
    const gone = putStack(here.world, here, {
      name: 'old',
      status: 'DELETE_COMPLETE',
      deletedAt: here.world.clock.now(),
    });
    expect(stacks.DescribeStacks({}, here).Stacks).to.deep.equal([]);
    expect(faultOf(() => stacks.DescribeStacks({ StackName: 'old' }, here))).to.match(/^ValidationError: /);
    expect(stacks.DescribeStacks({ StackName: gone.arn }, here).Stacks).to.have.length(1);
    expect(stacks.ListStacks({}, here).StackSummaries).to.have.length(1);
    expect(stacks.ListStacks({ StackStatusFilter: ['CREATE_COMPLETE'] }, here).StackSummaries).to.deep.equal(
      [],
    );
  });

  it('pages through stacks and resources', () => {
    const here = testWorld();
    for (const name of ['a', 'b', 'c']) stackWith(here, name, 0);
    stackWith(here, 'd', 3);
    const described = everyPage((NextToken) => {
      const answer = stacks.DescribeStacks({ NextToken }, here);
      return { items: answer.Stacks ?? [], next: answer.NextToken };
    });
    const listed = everyPage((NextToken) => {
      const answer = stacks.ListStacks({ NextToken }, here);
      return { items: answer.StackSummaries ?? [], next: answer.NextToken };
    });
    const resources = everyPage((NextToken) => {
      const answer = stackResources.ListStackResources({ StackName: 'd', NextToken }, here);
      return { items: answer.StackResourceSummaries ?? [], next: answer.NextToken };
    });
    expect([described, listed, resources].map((pages) => pages.map((page) => page.length))).to.deep.equal([
      [2, 2],
      [2, 2],
      [2, 1],
    ]);
    expect(resources.flat()[0]).to.include({
      LogicalResourceId: 'Topic0',
      PhysicalResourceId: 'd-topic-0',
      ResourceType: 'AWS::SNS::Topic',
      ResourceStatus: 'CREATE_COMPLETE',
    });
  });

  it('describes the first hundred resources of a stack and no more', () => {
    const here = testWorld();
    const arn = stackWith(here, 'wide', 120);
    const found = stackResources.DescribeStackResources({ StackName: 'wide' }, here).StackResources ?? [];
    expect(found).to.have.length(100);
    expect(found[0]).to.include({ StackId: arn, StackName: 'wide' });
    const one = { StackName: 'wide', LogicalResourceId: 'Topic119' };
    expect(stackResources.DescribeStackResources(one, here).StackResources).to.have.length(1);
  });

  it('finds the stack of a physical resource', () => {
    const here = testWorld();
    stackWith(here, 'a', 1);
    const find = (PhysicalResourceId?: string) =>
      stackResources.DescribeStackResources({ PhysicalResourceId }, here).StackResources;
    expect(find('a-topic-0')?.[0]?.StackName).to.equal('a');
    expect(faultOf(() => find('z'))).to.equal('ValidationError: Stack for z does not exist');
    expect(faultOf(() => find())).to.match(/^ValidationError: /);
  });
});
