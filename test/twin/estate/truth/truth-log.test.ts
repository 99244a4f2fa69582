import { expect } from 'chai';
import { TruthLog } from '../../../../lib/twin/estate/truth/truth-log.ts';
import { testWorld } from '../../services/ec2/test-world.ts';

describe('twin/estate/truth: the log', () => {
  const { world, pass } = testWorld('2026-11-24T10:00:00.000Z');

  it('holds when a path broke and when it was whole again, each once', () => {
    const truth = new TruthLog(world.clock);
    truth.path('database', 'whole', 'as ever');
    truth.path('database', 'broken', 'killed');
    pass(2);
    truth.path('database', 'broken', 'killed');
    truth.path('database', 'whole', 'promoted');
    const told = truth.entries().map(({ at, state, what }) => [at, state, what]);
    expect(told).to.deep.equal([
      ['2026-11-24T10:00:00.000Z', 'broken', 'killed'],
      ['2026-11-24T10:00:02.000Z', 'whole', 'promoted'],
    ]);
    expect((truth.entries()[1]?.t ?? 0) - (truth.entries()[0]?.t ?? 0)).to.equal(2);
  });

  it('tells a listener of every entry, and lets it make entries of its own', () => {
    const truth = new TruthLog(world.clock);
    let heard = 0;
    truth.onEntry(() => {
      heard += 1;
      truth.mark('name', `change ${heard}`);
    });
    truth.mark('zone', 'gone');
    truth.mark('zone', 'back');
    expect(truth.entries().map(({ what }) => what)).to.deep.equal(['gone', 'change 1', 'back', 'change 2']);
  });
});
