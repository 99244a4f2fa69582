import { expect } from 'chai';
import { exitCodeSince } from '../../lib/engine/baseline.ts';
import { objectiveRow, verdict } from '../support/recorded-run.ts';

const judged = (outcome: 'pass' | 'fail' | 'unknown' | 'excluded', row: 'pass' | 'fail' = 'pass') => ({
  verdicts: [verdict({ outcome })],
  objectives: [objectiveRow({ outcome: row })],
});
const nothing = { verdicts: [], objectives: [] };

describe('A run against a baseline', () => {
  it('is 0 when what fails failed before', () => {
    expect(exitCodeSince(judged('fail'), judged('fail'))).to.equal(0);
  });

  it('is 1 when something fails that held', () => {
    expect(exitCodeSince(judged('fail'), judged('pass'))).to.equal(1);
    expect(exitCodeSince(judged('pass', 'fail'), judged('pass'))).to.equal(1);
  });

  it('is 1 when something fails that could not be told before', () => {
    expect(exitCodeSince(judged('fail'), judged('unknown'))).to.equal(1);
  });

  it('is 2 when something can no longer be told', () => {
    expect(exitCodeSince(judged('unknown'), judged('pass'))).to.equal(2);
  });

  it('counts what the baseline did not know as having held', () => {
    expect(exitCodeSince(judged('fail'), nothing)).to.equal(1);
  });

  it('is 0 when things got better', () => {
    expect(exitCodeSince(judged('pass'), judged('fail'))).to.equal(0);
  });
});
