import { expect } from 'chai';
import { compareStack, isSame } from '../../lib/rebuild/compare-stack.ts';

const ORIGINAL = [
  { logicalId: 'Db', type: 'AWS::RDS::DBInstance' },
  { logicalId: 'Web', type: 'AWS::EC2::Instance' },
];
const made = (logicalId: string, type: string, status = 'CREATE_COMPLETE') => ({ logicalId, type, status });

describe('comparing what came back with what was there', () => {
  it('finds the same where everything is back', () => {
    const compared = compareStack({
      stack: 'shop',
      against: 'original',
      original: ORIGINAL,
      rebuilt: [made('Web', 'AWS::EC2::Instance'), made('Db', 'AWS::RDS::DBInstance')],
    });
    expect(compared).to.include({ same: 2 });
    expect(isSame(compared)).to.equal(true);
  });

  it('tells what is missing, what is new, what is something else, and what is not whole', () => {
    const compared = compareStack({
      stack: 'shop',
      against: 'original',
      original: [...ORIGINAL, { logicalId: 'Key', type: 'AWS::KMS::Key' }],
      rebuilt: [
        made('Web', 'AWS::EC2::Instance', 'CREATE_FAILED'),
        made('Key', 'AWS::KMS::ReplicaKey'),
        made('Extra', 'AWS::SNS::Topic'),
      ],
    });
    expect(compared).to.deep.include({
      same: 0,
      missing: ['Db (AWS::RDS::DBInstance)'],
      more: ['Extra (AWS::SNS::Topic)'],
      different: [
        'Web (AWS::EC2::Instance) is CREATE_FAILED',
        'Key (AWS::KMS::Key) came back as AWS::KMS::ReplicaKey',
      ],
    });
    expect(isSame(compared)).to.equal(false);
  });

  it('calls what a condition leaves out no difference, and tells it', () => {
    const compared = compareStack({
      stack: 'shop',
      against: 'original',
      original: ORIGINAL,
      rebuilt: [made('Web', 'AWS::EC2::Instance')],
      conditional: new Set(['Db']),
    });
    expect(compared).to.deep.include({ missing: [], leftOut: ['Db (AWS::RDS::DBInstance)'] });
    expect(isSame(compared)).to.equal(true);
  });
});
