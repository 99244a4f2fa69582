import { expect } from 'chai';
import fc from 'fast-check';
import { type ExposurePoint, exposureOf } from '../../lib/estate/exposure.ts';
import { ago, fixedNow } from '../support/facts.ts';

const HOUR = 3_600;

function point(data: number, available: number | undefined = data): ExposurePoint {
  const when = available === undefined ? {} : { availableAt: ago(available) };
  return { arn: `point-${data}`, dataTime: ago(data), ...when };
}

function unsure(data: number): ExposurePoint {
  return { arn: `point-${data}`, dataTime: ago(data) };
}

describe('exposureOf', () => {
  it('is the interval, the backup and the copy together, not the interval', () => {
    const hourly = [0, 1, 2, 3].map((hours) => point(hours * HOUR + 1_800, hours * HOUR + 900));
    const exposure = exposureOf(hourly, { now: fixedNow, window: 2 * HOUR });
    expect(exposure).to.deep.include({ lower: HOUR + 900, upper: HOUR + 900, now: 1_800 });
    expect(exposure).not.to.have.property('covers');
  });

  it('is the age of the newest point when that is the worst', () => {
    const exposure = exposureOf([point(5 * HOUR), point(6 * HOUR)], { now: fixedNow, window: 5 * HOUR });
    expect(exposure?.upper).to.equal(5 * HOUR);
    expect(exposure?.worst.point.arn).to.equal(`point-${5 * HOUR}`);
    expect(exposure?.worst).not.to.have.property('next');
  });

  it('names the point fallen back to and the one that ended the wait', () => {
    const exposure = exposureOf([point(10), point(3_000), point(20_000)], { now: fixedNow, window: 4_000 });
    expect(exposure?.worst.point.arn).to.equal('point-20000');
    expect(exposure?.worst.next?.arn).to.equal('point-3000');
  });

  it('does not look before the window', () => {
    const points = [point(1_000), point(2_000), point(50_000), point(500_000)];
    expect(exposureOf(points, { now: fixedNow, window: 1_500 })?.upper).to.equal(1_000);
  });

  it('says how far back the points reach when that is not the whole window', () => {
    expect(exposureOf([point(100)], { now: fixedNow, window: HOUR })?.covers).to.equal(100);
  });

  it('gives two bounds where it is not known when a point became usable', () => {
    const exposure = exposureOf([unsure(1_000), point(5_000)], { now: fixedNow, window: HOUR });
    expect(exposure).to.include({ lower: 4_000, upper: 5_000 });
  });

  it('does not count a point that is not usable yet', () => {
    expect(exposureOf([point(10, -5), point(700)], { now: fixedNow, window: 60 })?.now).to.equal(700);
  });

  it('is undefined without points', () => {
    expect(exposureOf([], { now: fixedNow, window: HOUR })).to.equal(undefined);
  });

  it('agrees with asking at every second of the window', () => {
    const points = fc.array(
      fc.record({ data: fc.integer({ min: 0, max: 60 }), lag: fc.integer({ min: 0, max: 20 }) }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 50 }), (raw, window) => {
        const all = raw.map(({ data, lag }) => ({ data, available: data - lag }));
        const exposure = exposureOf(
          all.map(({ data, available }) => point(data, available)),
          { now: fixedNow, window },
        );
        expect(exposure?.upper).to.equal(worstByAsking(all, window));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps whatever is true between its bounds', () => {
    const points = fc.array(
      fc.record({
        data: fc.integer({ min: 0, max: 60 }),
        lag: fc.integer({ min: 0, max: 20 }),
        told: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 50 }), (raw, window) => {
        // What is listed now has become usable by now.
        const all = raw.map(({ data, lag, told }) => ({ data, told, available: Math.max(0, data - lag) }));
        const exposure = exposureOf(
          all.map(({ data, available, told }) => (told ? point(data, available) : unsure(data))),
          { now: fixedNow, window: Math.min(window, ...all.map(({ available }) => available)) },
        );
        const truth = worstByAsking(all, Math.min(window, ...all.map(({ available }) => available)));
        if (truth === undefined || exposure === undefined) return;
        expect(exposure.lower).to.be.at.most(truth);
        if (exposure.covers === undefined) expect(exposure.upper).to.be.at.least(truth);
      }),
      { numRuns: 500 },
    );
  });
});

/** Just before each second within the window and now: how old is the newest data that could be used then? */
function worstByAsking(
  points: readonly { readonly data: number; readonly available: number }[],
  window: number,
): number | undefined {
  let worst: number | undefined;
  for (let second = window - 1; second >= 0; second -= 1) {
    const before = points.filter(({ available }) => available > second);
    if (before.length > 0) worst = Math.max(worst ?? 0, Math.min(...before.map(({ data }) => data)) - second);
  }
  const now = points.filter(({ available }) => available >= 0);
  if (now.length > 0) worst = Math.max(worst ?? 0, Math.min(...now.map(({ data }) => data)));
  return worst;
}
