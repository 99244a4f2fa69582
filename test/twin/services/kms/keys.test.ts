import { expect } from 'chai';
import { aliasOperations } from '../../../../lib/twin/services/kms/aliases.ts';
import { managedKey } from '../../../../lib/twin/services/kms/key-row.ts';
import { keyStateOperations } from '../../../../lib/twin/services/kms/key-states.ts';
import { keyTagOperations } from '../../../../lib/twin/services/kms/key-tags.ts';
import { keyOperations } from '../../../../lib/twin/services/kms/keys.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';

const { CreateKey, DescribeKey, GetKeyPolicy, ListKeys } = keyOperations;
const { CancelKeyDeletion, DisableKey, EnableKey, ScheduleKeyDeletion } = keyStateOperations;
const { CreateAlias, ListAliases } = aliasOperations;
const { ListResourceTags, TagResource, UntagResource } = keyTagOperations;

function newKey(here: TestWorld): string {
  return CreateKey({ Description: 'data' }, here).KeyMetadata?.KeyId ?? '';
}

describe('twin/services/kms', () => {
  it('describes a key by its id, its ARN, its alias and the ARN of its alias', () => {
    const here = testWorld();
    const KeyId = newKey(here);
    CreateAlias({ AliasName: 'alias/data', TargetKeyId: KeyId }, here);
    const home = 'arn:aws:kms:eu-west-1:111122223333';
    for (const name of [KeyId, `${home}:key/${KeyId}`, 'alias/data', `${home}:alias/data`])
      expect(DescribeKey({ KeyId: name }, here).KeyMetadata?.KeyId).to.equal(KeyId);
    expect(DescribeKey({ KeyId }, here).KeyMetadata).to.include({
      KeyState: 'Enabled',
      KeyManager: 'CUSTOMER',
    });
  });

  it('says NotFoundException for a key or alias that is not there', () => {
    const here = testWorld();
    expect(faultOf(() => DescribeKey({ KeyId: 'none' }, here))).to.equal(
      "NotFoundException: Key 'arn:aws:kms:eu-west-1:111122223333:key/none' does not exist",
    );
    expect(faultOf(() => DescribeKey({ KeyId: 'alias/none' }, here))).to.match(/^NotFoundException: Alias/);
  });

  it('lists every key once, page after page', () => {
    const here = testWorld();
    const ids = Array.from({ length: 5 }, () => newKey(here));
    const pages = everyPage((Marker) => {
      const { Keys = [], NextMarker, Truncated } = ListKeys({ Marker }, here);
      expect(Truncated).to.equal(NextMarker !== undefined);
      return { items: Keys.map((key) => key.KeyId), next: NextMarker };
    });
    expect(pages.map((page) => page.length)).to.deep.equal([2, 2, 1]);
    expect(pages.flat()).to.have.members(ids);
  });

  it('lists the aliases of one key', () => {
    const here = testWorld();
    const [one, other] = [newKey(here), newKey(here)];
    CreateAlias({ AliasName: 'alias/one', TargetKeyId: one }, here);
    CreateAlias({ AliasName: 'alias/other', TargetKeyId: other }, here);
    const { Aliases } = ListAliases({ KeyId: one }, here);
    expect(Aliases?.map((alias) => alias.AliasName)).to.deep.equal(['alias/one']);
    expect(faultOf(() => CreateAlias({ AliasName: 'alias/one', TargetKeyId: one }, here))).to.match(
      /^AlreadyExists/,
    );
    expect(faultOf(() => CreateAlias({ AliasName: 'alias/aws/x', TargetKeyId: one }, here))).to.match(
      /^Validation/,
    );
  });

  it('disables and enables a key', () => {
    const here = testWorld();
    const KeyId = newKey(here);
    DisableKey({ KeyId }, here);
    expect(DescribeKey({ KeyId }, here).KeyMetadata).to.include({ KeyState: 'Disabled', Enabled: false });
    EnableKey({ KeyId }, here);
    expect(DescribeKey({ KeyId }, here).KeyMetadata?.KeyState).to.equal('Enabled');
  });

  it('deletes a key after its waiting period, and not before', () => {
    const here = testWorld();
    const KeyId = newKey(here);
    const { DeletionDate } = ScheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 }, here);
    expect(DeletionDate?.toISOString()).to.equal('2026-12-01T10:00:00.000Z');
    expect(DescribeKey({ KeyId }, here).KeyMetadata?.KeyState).to.equal('PendingDeletion');
    expect(faultOf(() => EnableKey({ KeyId }, here))).to.match(/^KMSInvalidStateException/);
    here.pass(7 * 86_400);
    expect(faultOf(() => DescribeKey({ KeyId }, here))).to.match(/^NotFoundException/);
  });

  it('leaves a key disabled whose deletion is called off', () => {
    const here = testWorld();
    const KeyId = newKey(here);
    ScheduleKeyDeletion({ KeyId }, here);
    CancelKeyDeletion({ KeyId }, here);
    const { KeyMetadata } = DescribeKey({ KeyId }, here);
    expect(KeyMetadata).to.include({ KeyState: 'Disabled' }).and.not.have.property('DeletionDate');
    expect(faultOf(() => CancelKeyDeletion({ KeyId }, here))).to.match(/^KMSInvalidStateException/);
  });

  it('refuses a waiting period shorter than a week, and a change by alias', () => {
    const here = testWorld();
    const KeyId = newKey(here);
    expect(faultOf(() => ScheduleKeyDeletion({ KeyId, PendingWindowInDays: 6 }, here))).to.match(
      /^Validation/,
    );
    expect(faultOf(() => DisableKey({ KeyId: 'alias/data' }, here))).to.match(/^InvalidArnException/);
  });

  it('describes a key of another account by its ARN, and does not let it be changed from outside', () => {
    const here = testWorld();
    const { KeyMetadata } = CreateKey({}, here);
    const outside = here.as({ account: '222233334444' });
    expect(DescribeKey({ KeyId: KeyMetadata?.Arn }, outside).KeyMetadata?.AWSAccountId).to.equal(
      '111122223333',
    );
    expect(faultOf(() => DisableKey({ KeyId: KeyMetadata?.Arn }, outside))).to.match(
      /^AccessDeniedException/,
    );
  });

  it('keeps one key per service that AWS manages, which nobody can change', () => {
    const here = testWorld();
    const key = managedKey('rds', here);
    expect(managedKey('rds', here).KeyId).to.equal(key.KeyId);
    expect(DescribeKey({ KeyId: 'alias/aws/rds' }, here).KeyMetadata?.KeyManager).to.equal('AWS');
    expect(faultOf(() => DisableKey({ KeyId: key.KeyId }, here))).to.match(/^AccessDeniedException/);
  });

  it('gives a key its policy and its tags', () => {
    const here = testWorld();
    const KeyId = CreateKey({ Tags: [{ TagKey: 'owner', TagValue: 'a' }] }, here).KeyMetadata?.KeyId;
    TagResource({ KeyId, Tags: [{ TagKey: 'recovery', TagValue: 'rebuild' }] }, here);
    UntagResource({ KeyId, TagKeys: ['owner'] }, here);
    expect(ListResourceTags({ KeyId }, here).Tags).to.deep.equal([
      { TagKey: 'recovery', TagValue: 'rebuild' },
    ]);
    expect(JSON.parse(GetKeyPolicy({ KeyId }, here).Policy ?? '')).to.have.property('Statement');
    expect(faultOf(() => GetKeyPolicy({ KeyId, PolicyName: 'other' }, here))).to.match(/^NotFoundException/);
  });
});
