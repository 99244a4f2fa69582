import { expect } from 'chai';
import { resourceDrift, stack, stackResource } from '../../lib/inventory/cloudformation.ts';
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

  it('keep no secret of what drifted, wherever in the path or the value its name stands', () => {
    const owner = stack(
      {
        StackId: 'arn:stack/shop',
        StackName: 'shop',
        StackStatus: 'CREATE_COMPLETE',
        CreationTime: new Date(0),
      },
      seen,
    );
    const differences = [
      ['/MasterUserPassword', 'hush'],
      ['/Secrets/Password/0', 'hush'],
      ['/SecretString', 'hush'],
      ['/Environment', '{"Variables":{"DB_PASSWORD":"hush","SIZE":"3"}}'],
      ['/ContainerDefinitions/0/Environment', '[{"Name":"DB_PASSWORD","Value":"hush"}]'],
      ['/ContainerDefinitions/0/Environment/2/Value', 'hush'],
      ['/Size', '3'],
    ].map(([PropertyPath, value]) => ({
      PropertyPath,
      ExpectedValue: value,
      ActualValue: value,
      DifferenceType: 'NOT_EQUAL' as const,
    }));
    const fact = resourceDrift(
      {
        StackId: owner.arn,
        LogicalResourceId: 'Web',
        ResourceType: 'AWS::ECS::TaskDefinition',
        StackResourceDriftStatus: 'MODIFIED',
        Timestamp: new Date(0),
        PropertyDifferences: differences,
      },
      owner,
      seen,
    );
    expect(JSON.stringify(fact)).not.to.include('hush');
    expect(fact.differences.at(-1)).to.deep.include({ path: '/Size', expected: '3', actual: '3' });
    expect(fact.differences[3]?.actual).to.include('"SIZE":"3"');
  });
});
