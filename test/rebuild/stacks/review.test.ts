import { expect } from 'chai';
import { reviewProblems } from '../../../lib/rebuild/stacks/review.ts';

const READY = { status: 'CREATE_COMPLETE', executionStatus: 'AVAILABLE' };
const DESCRIBED = [{ address: 'Topic', type: 'AWS::SNS::Topic' }];
const ADDS = { action: 'Add', logicalId: 'Topic', type: 'AWS::SNS::Topic' };

describe('the review of a change set', () => {
  it('lets one through that adds what the template describes', () => {
    expect(reviewProblems('shop', { ...READY, changes: [ADDS] }, DESCRIBED)).to.deep.equal([]);
  });

  for (const action of ['Modify', 'Remove', 'Import', 'Dynamic', 'unknown'])
    it(`refuses one that would ${action}`, () => {
      const [problem] = reviewProblems('shop', { ...READY, changes: [{ ...ADDS, action }] }, DESCRIBED);
      expect(problem?.got).to.equal(`${action} Topic (AWS::SNS::Topic)`);
    });

  it('refuses one that would make something of another type', () => {
    const changes = [{ ...ADDS, type: 'AWS::IAM::User' }];
    expect(reviewProblems('shop', { ...READY, changes }, DESCRIBED)).to.have.length(1);
  });

  it('refuses one that CloudFormation could not work out, with its reason', () => {
    const failed = {
      status: 'FAILED',
      executionStatus: 'UNAVAILABLE',
      reason: 'No export named vpc',
      changes: [],
    };
    const [problem] = reviewProblems('shop', failed, DESCRIBED);
    expect(problem?.got).to.equal('FAILED: No export named vpc');
  });
});
