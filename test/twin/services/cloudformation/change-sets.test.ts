import { expect } from 'chai';
import type { Change } from '@aws-sdk/client-cloudformation';
import { refusal, type StackWorld, stackWorld } from './stack-world.ts';

const template = (value: string, name = '/a') =>
  JSON.stringify({
    Resources: {
      A: { Type: 'AWS::SSM::Parameter', Properties: { Name: name, Type: 'String', Value: value } },
      B: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'A' } } },
    },
  });

interface Described {
  readonly Status: string;
  readonly StatusReason?: string;
  readonly ExecutionStatus: string;
  readonly Changes: readonly Change[];
}

async function changeSet(world: StackWorld, input: object): Promise<Described & { readonly arn: string }> {
  const { Id } = await world.call<{ Id: string }>('CreateChangeSet', {
    StackName: 's',
    ChangeSetName: 'c',
    ...input,
  });
  const early = await world.call<Described>('DescribeChangeSet', { ChangeSetName: Id });
  expect(early).to.include({ Status: 'CREATE_IN_PROGRESS', ExecutionStatus: 'UNAVAILABLE' });
  world.here.pass(10);
  return { ...(await world.call<Described>('DescribeChangeSet', { ChangeSetName: Id })), arn: Id };
}

const inWords = ({ Changes }: Described) =>
  Changes.map(({ ResourceChange: change }) =>
    [change?.Action, change?.LogicalResourceId, change?.Replacement].filter(Boolean).join(' '),
  );

describe('twin/services/cloudformation: change sets', () => {
  it('tells what a new stack would hold, makes nothing of it, and makes it when it is executed', async () => {
    const world = stackWorld();
    const made = await changeSet(world, { ChangeSetType: 'CREATE', TemplateBody: template('one') });
    expect(made).to.include({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
    expect(inWords(made)).to.deep.equal(['Add A', 'Add B']);
    const { Stacks } = await world.call<{ Stacks: { StackStatus: string }[] }>('DescribeStacks', {
      StackName: 's',
    });
    expect(Stacks[0]?.StackStatus).to.equal('REVIEW_IN_PROGRESS');
    expect(world.here.world.table('ssm.parameter', world.here.account, world.here.region).size).to.equal(0);
    await world.call('ExecuteChangeSet', { ChangeSetName: made.arn });
    expect(await world.settle('s')).to.equal('CREATE_COMPLETE');
    expect(await world.call('ListChangeSets', { StackName: 's' })).to.deep.include({ Summaries: [] });
  });

  it('leaves a stack that was only reviewed to be deleted', async () => {
    const world = stackWorld();
    const made = await changeSet(world, { ChangeSetType: 'CREATE', TemplateBody: template('one') });
    await world.call('DeleteChangeSet', { ChangeSetName: made.arn });
    await world.call('DeleteStack', { StackName: 's' });
    expect(await refusal(world.settle('s'))).to.match(/does not exist$/);
  });

  it('tells changes in place, replacements, and what may follow from them', async () => {
    const world = stackWorld();
    await world.create('s', template('one'));
    await world.settle('s');
    const changed = await changeSet(world, { TemplateBody: template('two') });
    expect(inWords(changed)).to.deep.equal(['Modify A False']);
    const replaced = await changeSet(world, { ChangeSetName: 'd', TemplateBody: template('one', '/c') });
    expect(inWords(replaced)).to.deep.equal(['Modify A True', 'Modify B False']);
    const [, follower] = replaced.Changes;
    expect(follower?.ResourceChange?.Details?.[0]).to.include({
      Evaluation: 'Dynamic',
      ChangeSource: 'ResourceAttribute',
    });
    await world.call('ExecuteChangeSet', { ChangeSetName: replaced.arn });
    expect(await world.settle('s')).to.equal('UPDATE_COMPLETE');
  });

  it('fails where there is nothing to change, and where an export is missing', async () => {
    const world = stackWorld();
    await world.create('s', template('one'));
    await world.settle('s');
    const empty = await changeSet(world, { TemplateBody: template('one') });
    expect(empty).to.include({ Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE' });
    expect(empty.StatusReason).to.match(/^The submitted information didn't contain changes\./);
    expect(await refusal(world.call('ExecuteChangeSet', { ChangeSetName: empty.arn }))).to.match(
      /^InvalidChangeSetStatusException: .*\[FAILED\]$/,
    );
    const missing = await changeSet(world, {
      StackName: 'other',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({
        Resources: {
          A: {
            Type: 'AWS::SSM::Parameter',
            Properties: { Type: 'String', Value: { 'Fn::ImportValue': 'x' } },
          },
        },
      }),
    });
    expect(missing).to.include({ Status: 'FAILED', StatusReason: 'No export named x found.' });
  });
});
