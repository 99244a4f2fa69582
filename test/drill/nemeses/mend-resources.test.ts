import { expect } from 'chai';
import type { ReadRequest, WriteRequest } from '../../../lib/aws/index.ts';
import type { FencedAws } from '../../../lib/drill/journal/index.ts';
import type { FisState } from '../../../lib/drill/nemeses/index.ts';
import { mendResources } from '../../../lib/drill/nemeses/mend-resources.ts';
import { fixedNow } from '../../support/fixed-now.ts';
import { thrownBy } from '../../support/thrown-by.ts';

const PLACE = { account: '111122223333', region: 'eu-west-1' };
const SUBNET = 'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1';
const STATE: FisState = {
  run: 'run-1',
  environment: 'test',
  expiresAt: fixedNow,
  before: [{ kind: 'subnet', arn: SUBNET, acl: 'acl-before' }],
  unwatched: [],
};

/** AWS with one subnet on this ACL, and what was written to it. */
function withAcl(
  acl: string,
  tags: Readonly<Record<string, string>>,
  answer: 'done' | 'denied' | 'gone' = 'done',
) {
  const page = {
    NetworkAcls: [
      {
        NetworkAclId: acl,
        Associations: [{ NetworkAclAssociationId: 'aclassoc-1', SubnetId: 'subnet-1' }],
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      },
    ],
  };
  const written: WriteRequest[] = [];
  const failure = {
    reason: answer === 'gone' ? ('not-found' as const) : ('denied' as const),
    code: answer === 'gone' ? 'InvalidAssociationID.NotFound' : 'UnauthorizedOperation',
    message: 'refused',
    status: 403,
    at: fixedNow,
  };
  const aws: FencedAws = {
    holder: 'run-1',
    token: '1',
    read: <Page, Item>({ items }: ReadRequest<Page, Item>) =>
      Promise.resolve({ items: items(page as Page, fixedNow, () => page) ?? [], calls: [] }),
    write: <Output>(request: WriteRequest) => {
      written.push(request);
      return Promise.resolve(
        answer === 'done'
          ? { calls: [], output: {} as Output, at: fixedNow, raw: () => ({}) }
          : { calls: [], failure, isRefused: true },
      );
    },
  };
  return { aws, written };
}

describe('mending what an experiment left behind', () => {
  it('gives a subnet back the ACL that it had, where FIS left its copy', async () => {
    const { aws, written } = withAcl('acl-copy', { managedByFIS: 'true' });
    await mendResources(STATE, aws, PLACE);
    expect(written.map(({ operation, input }) => [operation, input])).to.deep.equal([
      ['ReplaceNetworkAclAssociation', { AssociationId: 'aclassoc-1', NetworkAclId: 'acl-before' }],
    ]);
  });

  it('leaves an ACL alone that somebody else gave it, and one that is as it was', async () => {
    for (const { aws, written } of [withAcl('acl-theirs', {}), withAcl('acl-before', {})]) {
      await mendResources(STATE, aws, PLACE);
      expect(written).to.deep.equal([]);
    }
  });

  it('takes an association that is gone meanwhile for FIS being quicker', async () => {
    const { aws } = withAcl('acl-copy', { managedByFIS: 'true' }, 'gone');
    await mendResources(STATE, aws, PLACE);
  });

  it('says what it may not do', async () => {
    const { aws } = withAcl('acl-copy', { managedByFIS: 'true' }, 'denied');
    const error = await thrownBy(() => mendResources(STATE, aws, PLACE));
    expect(error).to.include({ code: 'HEAL_REFUSED', blame: 'access' });
    expect(String(error)).to.include('ec2:ReplaceNetworkAclAssociation');
  });
});
