import { expect } from 'chai';
import { selects } from '../../../../lib/twin/services/backup/selects.ts';

const arn = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';
const tags = { recovery: 'backup', stage: 'live' };
const base = { SelectionName: 'one', IamRoleArn: 'role' };
const byTag = (ConditionKey: string, ConditionValue: string) => ({
  ConditionType: 'STRINGEQUALS' as const,
  ConditionKey,
  ConditionValue,
});

describe('twin/services/backup: selections', () => {
  it('takes a resource that has any of the tags', () => {
    const ListOfTags = [byTag('recovery', 'none'), byTag('aws:ResourceTag/recovery', 'backup')];
    expect(selects({ ...base, ListOfTags }, arn, tags)).to.equal(true);
    expect(selects({ ...base, ListOfTags }, arn, {})).to.equal(false);
  });

  it('takes a resource by ARN or wildcard, unless it is excepted', () => {
    expect(selects({ ...base, Resources: ['arn:aws:rds:*:*:db:*'] }, arn, {})).to.equal(true);
    expect(selects({ ...base, Resources: ['arn:aws:ec2:*'] }, arn, {})).to.equal(false);
    expect(selects({ ...base, Resources: ['*'], NotResources: ['arn:aws:rds:*'] }, arn, {})).to.equal(false);
  });

  it('asks for every condition, on top of what is named or alone', () => {
    const key = 'aws:ResourceTag/stage';
    const equals = (ConditionValue: string) => ({ StringEquals: [{ ConditionKey: key, ConditionValue }] });
    expect(selects({ ...base, Conditions: equals('live') }, arn, tags)).to.equal(true);
    expect(selects({ ...base, Resources: ['*'], Conditions: equals('test') }, arn, tags)).to.equal(false);
    const Conditions = {
      StringLike: [{ ConditionKey: key, ConditionValue: 'li*' }],
      StringNotLike: [{ ConditionKey: key, ConditionValue: 'te*' }],
      StringNotEquals: [{ ConditionKey: key, ConditionValue: 'test' }],
    };
    expect(selects({ ...base, Conditions }, arn, tags)).to.equal(true);
    expect(selects({ ...base, Conditions }, arn, { stage: 'test' })).to.equal(false);
  });
});
