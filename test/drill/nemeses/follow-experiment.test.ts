import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import type { Aws } from '../../../lib/aws/index.ts';
import { followExperiment } from '../../../lib/drill/nemeses/follow-experiment.ts';
import type { FisMark } from '../../../lib/drill/nemeses/index.ts';
import { fixedNow } from '../../support/fixed-now.ts';
import { quickClock } from '../../aws/quick-clock.ts';
import { thrownBy } from '../../support/thrown-by.ts';

type Step = { readonly status: string; readonly action?: string } | 'fails';

/** Follows an experiment that is a step further at each look; the last step stays. */
function following(steps: readonly Step[]) {
  let look = 0;
  const marks: FisMark[] = [];
  const read: Aws['read'] = async ({ items }) => {
    await turn();
    const step = steps[Math.min(look, steps.length - 1)];
    look += 1;
    if (step === 'fails' || step === undefined) {
      const failure = {
        reason: 'throttled' as const,
        code: 'Throttling',
        message: '',
        status: 400,
        at: fixedNow,
      };
      return { items: [], calls: [], failure };
    }
    const { status, action } = step;
    const actions =
      action === undefined ? {} : { stop: { startTime: 1_764_000_000, state: { status: action } } };
    const raw = { experiment: { id: 'EXP1', state: { status }, actions } };
    return { items: items(raw as never, fixedNow, () => raw) ?? [], calls: [] };
  };
  const place = { account: '111122223333', region: 'eu-west-1' };
  const options = {
    aws: { read },
    place,
    clock: quickClock(),
    every: 1,
    onMark: (mark: FisMark) => marks.push(mark),
  };
  const told = (): string[] => marks.map(({ mark }) => mark);
  return { ...followExperiment('EXP1', new Set(), options), marks, told };
}

describe('following an experiment', () => {
  it('marks each thing once, and when FIS says that it was', async () => {
    const running = { status: 'running', action: 'running' };
    const { ended, told, marks } = following([
      running,
      running,
      { status: 'completed', action: 'completed' },
    ]);
    expect((await ended).state.status).to.equal('completed');
    expect(told()).to.deep.equal([
      'fault',
      'experiment running',
      'stop running',
      'experiment completed',
      'stop completed',
      'cleared',
    ]);
    expect(marks.find(({ mark }) => mark === 'stop running')?.value).to.deep.equal({
      startedAt: '2025-11-24T16:00:00.000Z',
    });
  });

  it('looks again after a look that failed', async () => {
    const { ended, told } = following(['fails', 'fails', { status: 'stopped', action: 'stopped' }]);
    await ended;
    expect(told()).to.include.members(['fault', 'cleared']);
  });

  it('marks no fault and nothing cleared where no action ever began', async () => {
    const { ended, told } = following([{ status: 'cancelled' }]);
    await ended;
    expect(told()).to.deep.equal(['experiment cancelled']);
  });

  it('looks a last time when it is closed', async () => {
    const { ended, close, told } = following([{ status: 'running', action: 'running' }]);
    await close();
    expect((await ended).state.status).to.equal('running');
    expect(told()).to.not.include('cleared');
  });

  it('gives up when nobody is there any more', async () => {
    const { ended } = following(['fails']);
    expect(await thrownBy(() => ended)).to.include({ code: 'FIS_REFUSED' });
  });

  it('gives up when it is closed and cannot see', async () => {
    const { ended, close } = following(['fails']);
    await close();
    expect(await thrownBy(() => ended)).to.include({ code: 'FIS_REFUSED' });
  });
});
