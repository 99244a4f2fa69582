import { expect } from 'chai';
import type { Aws } from '../../../lib/aws/index.ts';
import type { FisMark } from '../../../lib/drill/nemeses/index.ts';
import { hasTakenHold, watchExperiment } from '../../../lib/drill/nemeses/watch-experiment.ts';
import { quickClock } from '../../aws/quick-clock.ts';
import { fixedNow } from '../../support/fixed-now.ts';

/** Watches an experiment whose action begins before the third look; looks are a second apart. */
async function watched(askedAt?: number) {
  let look = 0;
  const marks: FisMark[] = [];
  const read: Aws['read'] = ({ items }) => {
    look += 1;
    const action =
      look < 3 ? { state: { status: 'pending' } } : { startTime: 1, state: { status: 'running' } };
    const raw = { experiment: { id: 'EXP1', state: { status: 'running' }, actions: { stop: action } } };
    return Promise.resolve({ items: items(raw as never, fixedNow, () => raw) ?? [], calls: [] });
  };
  const clock = quickClock();
  const from = clock.monotonic();
  await watchExperiment('EXP1', new Set(), hasTakenHold, {
    aws: { read },
    place: { account: '111122223333', region: 'eu-west-1' },
    clock,
    every: 1,
    onMark: (mark) => marks.push(mark),
    ...(askedAt === undefined ? {} : { askedAt: from + askedAt }),
  });
  const of = (name: string) => marks.find(({ mark }) => mark === name)?.notYetAt;
  return { fault: (of('fault') ?? Number.NaN) - from, running: of('experiment running') };
}

describe('watching an experiment', () => {
  it('tells when the fault was last certain not to have taken hold: at the look before', async () => {
    const { fault } = await watched();
    expect(fault).to.be.closeTo(1, 0.01);
  });

  it('knows nothing earlier than its first look, unless it is told when the experiment was asked for', async () => {
    expect((await watched()).running).to.equal(undefined);
    expect((await watched(-2)).running).to.be.a('number');
  });
});
