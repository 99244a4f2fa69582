import { expect } from 'chai';
import { fisLeftovers } from '../../../lib/drill/nemeses/fis-leftovers.ts';
import type { FisState } from '../../../lib/drill/nemeses/index.ts';

const ARN = 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1';
const UNKNOWN = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1';
const STATE: FisState = {
  run: 'run-1',
  environment: 'test',
  expiresAt: '2026-11-24T12:05:00.000Z',
  before: [{ kind: 'instance', arn: ARN, state: 'running' }],
  unwatched: [UNKNOWN],
};
const tags = {};

describe('what is left of an experiment', () => {
  it('is gone, or a record that FIS keeps', () => {
    const found = { templates: [], experiments: [{ id: 'EXP1', status: 'stopped', tags }], differences: [] };
    expect(fisLeftovers({ ...STATE, unwatched: [] }, found)).to.deep.equal([
      { what: 'FIS experiment template', state: 'gone' },
      {
        what: 'FIS experiment EXP1',
        state: 'retained',
        why: 'it has ended; FIS keeps its record for 120 days, at no price',
      },
      { what: ARN, state: 'gone', why: 'as it was before' },
    ]);
  });

  it('is pending, with a date and the reason, where it is not as it was', () => {
    const found = {
      templates: [{ id: 'EXT1', tags }],
      experiments: [{ id: 'EXP1', status: 'stopping', tags }],
      differences: [{ arn: ARN, what: 'is stopped, was running' }],
    };
    const until = STATE.expiresAt;
    expect(fisLeftovers(STATE, found)).to.deep.equal([
      { what: 'FIS experiment template EXT1', state: 'pending', why: 'it could not be deleted yet' },
      { what: 'FIS experiment EXP1', state: 'pending', until, why: 'it is stopping' },
      { what: ARN, state: 'pending', until, why: 'it is stopped, was running' },
      {
        what: UNKNOWN,
        state: 'pending',
        until,
        why: 'nobody here can read how it stands; AWS ends the fault by then',
      },
    ]);
  });
});
