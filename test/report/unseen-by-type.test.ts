import { expect } from 'chai';
import { unseenByType, unseenInWords } from '../../lib/report/unseen-by-type.ts';

const unseen = ['role/a', 'role/b', 'role/c', 'topic/d'].map((name) => ({
  arn: `arn:${name}`,
  type: name.startsWith('role') ? 'AWS::IAM::Role' : 'AWS::SNS::Topic',
  workload: 'orders',
}));
const excuse = (arn: string, check = 'inventory/resources-seen') =>
  ({ check, workload: 'orders', outcome: 'excluded', subject: { arn } }) as never;

describe('what was not looked into', () => {
  it('is counted by type, the most numerous first', () => {
    expect(unseenByType({ unseen, excluded: [] }).map(unseenInWords)).to.deep.equal([
      '3 AWS::IAM::Role',
      '1 AWS::SNS::Topic',
    ]);
  });

  it('says how many of a type the declaration excuses', () => {
    const excluded = [excuse('arn:role/a'), excuse('arn:topic/d'), excuse('arn:role/b', 'rds/other')];
    expect(unseenByType({ unseen, excluded }).map(unseenInWords)).to.deep.equal([
      '3 AWS::IAM::Role, 1 of them excused',
      '1 AWS::SNS::Topic, excused',
    ]);
  });
});
