import { expect } from 'chai';
import * as fc from 'fast-check';
import { faultMoment } from '../../../lib/drill/measures/moments.ts';
import { type Outage, outage } from '../../../lib/drill/measures/outage.ts';
import { median, quantile } from '../../../lib/drill/measures/quantile.ts';
import { recoveryTime } from '../../../lib/drill/measures/recovery-time.ts';
import { samplesOf } from '../../../lib/drill/measures/samples.ts';
import { judgeBounds } from '../../../lib/drill/measures/verdict.ts';
import type { History } from '../../../lib/drill/history.ts';
import {
  EVERY,
  GOOD_WITHIN,
  SHAPES,
  STABLE_FOR,
  type SimulatedCase,
  simulate,
  simulatedCase,
} from '../simulated-drill.ts';

const RUNS = { numRuns: 300, seed: 20261124 };

describe('The outage of simulated drills', () => {
  it('lies between its bounds every time, whatever the shape and the phase', () => {
    fc.assert(
      fc.property(simulatedCase, (plan) => {
        const { history, truth } = simulate(plan);
        const found = measured(history);
        const length = truth.to - truth.from;
        expect(found.bounds?.lower, found.notes.join()).to.be.at.most(length);
        expect(found.bounds?.upper, found.notes.join()).to.be.at.least(length);
      }),
      RUNS,
    );
  });

  it('lies between its bounds where every answer is good, however late it comes', () => {
    // Ways that are only slow are whole then.
    const broken = simulatedCase.filter(({ shape }) => shape !== 'slow-and-steady');
    fc.assert(
      fc.property(broken, (plan) => {
        const { history, truth } = simulate(plan);
        const found = measured(history, Infinity);
        const length = truth.to - truth.from;
        expect(found.bounds?.lower, found.notes.join()).to.be.at.most(length);
        expect(found.bounds?.upper, found.notes.join()).to.be.at.least(length);
      }),
      RUNS,
    );
  });

  it('gives no wrong verdict on targets near the truth', () => {
    const near = fc.double({ min: -4 * EVERY, max: 4 * EVERY, noNaN: true });
    const seen = new Set<string>();
    fc.assert(
      fc.property(simulatedCase, near, (plan, offset) => {
        const { history, truth } = simulate(plan);
        const target = truth.to - truth.from + offset;
        const verdict = judgeBounds(recoveryTime(history, [measured(history)], 'fault').bounds, target);
        seen.add(verdict);
        if (verdict === 'pass') expect(truth.to - truth.from).to.be.at.most(target);
        if (verdict === 'fail') expect(truth.to - truth.from).to.be.above(target);
      }),
      RUNS,
    );
    expect([...seen]).to.have.members(['pass', 'fail', 'unknown']);
  });

  it('is known to two intervals and a latency in the median', () => {
    const found = fc.sample(simulatedCase, RUNS).map((plan) => ({ plan, ...widthOf(plan) }));
    const latencies = found.flatMap((each) => each.latencies);
    const limit = 2 * EVERY + quantile(latencies, 0.95);
    expect(median(found.map((each) => each.width))).to.be.at.most(limit);
    for (const shape of SHAPES.filter((each) => each !== 'brown-out' && each !== 'partial')) {
      const widths = found.filter((each) => each.plan.shape === shape).map((each) => each.width);
      expect(median(widths), shape).to.be.at.most(limit);
    }
  });
});

function widthOf(plan: SimulatedCase): { width: number; latencies: readonly number[] } {
  const { history } = simulate(plan);
  const { bounds } = measured(history);
  const latencies = samplesOf(history, 'front-door')
    .filter((sample) => sample.end === 'ok' && sample.unknown === undefined)
    .map((sample) => sample.ended - sample.sent);
  return { width: (bounds?.upper ?? Infinity) - (bounds?.lower ?? 0), latencies };
}

function measured(history: History, goodWithin = GOOD_WITHIN): Outage {
  return outage(samplesOf(history, 'front-door'), {
    every: EVERY,
    stability: { looks: 10, lasts: STABLE_FOR, goodWithin },
    fault: faultMoment(history),
  });
}
