import { expect } from 'chai';
import { guardSteadyState } from '../../../lib/drill/guard/index.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { scenario } from './guard-subject.ts';

const well = { probe: 'front-door', holds: true, why: '300 looks in the last 60 s, all good' };
const sick = { probe: 'database', holds: false, why: '3 of 300 looks in the last 60 s were not good' };
const unseen = { probe: 'name', holds: null, why: 'only 2 looks told anything in the last 60 s' };

describe('the guard of the steady state', () => {
  it('lets a system through that is well', () => {
    guardSteadyState(scenario(), [well]);
  });

  it('refuses a system that is sick already', async () => {
    const error = await thrownBy(() => guardSteadyState(scenario(), [well, unseen, sick]));
    expect(error).to.include({ code: 'SICK_STEADY_STATE', blame: 'guard' });
    expect(String(error)).to.include('(database)').and.include('(name)').and.not.include('(front-door)');
  });

  it('refuses a system that nobody could watch', async () => {
    for (const watched of [[], [well, unseen]])
      expect(await thrownBy(() => guardSteadyState(scenario(), watched))).to.include({
        code: 'STEADY_STATE_UNKNOWN',
        blame: 'guard',
      });
  });
});
