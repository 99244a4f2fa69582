import { expect } from 'chai';
import { unproven } from '../../../lib/drill/guard/index.ts';
import { staged, subject } from './guard-subject.ts';

const PERMISSIONS = ['ec2:DescribeInstances', 'ec2:StartInstances', 'fis:StopExperiment'];

describe('what could not be proven', () => {
  it('holds the permissions that only healing and breaking will show', () => {
    expect(unproven(subject(), PERMISSIONS)).to.deep.equal([
      'that account 111122223333 allows what heals and breaks: ec2:StartInstances, fis:StopExperiment',
    ]);
  });

  it('says where a consent counts that nobody showed it to be out of reach of the drill role', () => {
    expect(unproven(staged(), PERMISSIONS)[1]).to.equal(
      'that the drill role cannot write parameter /landfall/consent itself (iam:SimulatePrincipalPolicy is not called)',
    );
  });

  it('says when a scenario was never carried out before', () => {
    expect(unproven(subject({ demonstrations: [] }), PERMISSIONS).at(-1)).to.match(
      /"az-loss" has ever been carried out/,
    );
  });
});
