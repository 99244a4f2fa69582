import { expect } from 'chai';
import type { Aws } from '../../../../lib/aws/index.ts';
import { stackLeftovers } from '../../../../lib/drill/nemeses/stacks/stack-leftovers.ts';

const PLACE = { account: '444455556666', region: 'eu-central-1' };
const CHILD = 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop-Child/2';

const held: Readonly<Record<string, readonly object[]>> = {
  parent: [
    {
      LogicalResourceId: 'Child',
      PhysicalResourceId: CHILD,
      ResourceType: 'AWS::CloudFormation::Stack',
      ResourceStatus: 'DELETE_COMPLETE',
    },
  ],
  [CHILD]: [
    {
      LogicalResourceId: 'Copy',
      PhysicalResourceId: 'mrk-1',
      ResourceType: 'AWS::KMS::ReplicaKey',
      ResourceStatus: 'DELETE_COMPLETE',
    },
    {
      LogicalResourceId: 'Kept',
      PhysicalResourceId: 'bucket-1',
      ResourceType: 'AWS::S3::Bucket',
      ResourceStatus: 'DELETE_SKIPPED',
    },
  ],
};

interface Asked {
  readonly operation: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly items: (page: object) => readonly unknown[] | undefined;
}

/** Answers the reads of leftovers, and no others. */
const aws = {
  read: ({ operation, input, items }: Asked) =>
    Promise.resolve({
      items:
        operation === 'DescribeKey'
          ? []
          : (items({ StackResourceSummaries: held[String(input?.['StackName'])] }) ?? []),
    }),
} as unknown as Pick<Aws, 'read'>;

describe('what outlives deleted stacks', () => {
  it('is told of nested ones too, by their own ARN', async () => {
    const left = await stackLeftovers(aws, PLACE, { left: [], seen: new Map([['parent', 'shop']]) });
    expect(left.map(({ what, state }) => `${what} ${state}`)).to.deep.equal([
      'stack shop gone',
      'stack Child gone',
      'AWS::KMS::ReplicaKey Copy (mrk-1) pending',
      'AWS::S3::Bucket Kept (bucket-1) retained',
    ]);
  });
});
