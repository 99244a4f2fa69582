import { expect } from 'chai';
import { stack, stackResource } from '../../lib/inventory/cloudformation.ts';
import { seen } from './seen.ts';

describe('facts of stacks', () => {
  it('name what belongs to a stack after the stack', () => {
    const owner = stack(
      {
        StackId: 'arn:stack/shop',
        StackName: 'shop',
        StackStatus: 'CREATE_COMPLETE',
        CreationTime: new Date(0),
      },
      seen,
    );
    const fact = stackResource(
      {
        LogicalResourceId: 'Topic',
        PhysicalResourceId: 'arn:topic',
        ResourceType: 'AWS::SNS::Topic',
        ResourceStatus: 'CREATE_COMPLETE',
        LastUpdatedTimestamp: new Date(0),
      },
      owner,
      seen,
    );
    expect(fact).to.include({
      arn: 'arn:stack/shop/Topic',
      stackName: 'shop',
      stackArn: 'arn:stack/shop',
      physicalId: 'arn:topic',
      type: 'AWS::SNS::Topic',
    });
  });
});
