import { expect } from 'chai';
import type { ProbeResult, Service } from '../../../lib/drill/drill-result.ts';
import { meanwhileWords } from '../../../lib/report/drills/meanwhile-words.ts';
import { drillResult } from '../../support/recorded-drill.ts';

const STEADY: Service = {
  looks: 30,
  failed: 0,
  errorRate: 0,
  latency: { p50: 0.004, p95: 0.0101, worst: 0.02 },
};
const SLOW: Service = {
  looks: 40,
  failed: 1,
  errorRate: 0.025,
  latency: { p50: 0.005, p95: 0.3011, worst: 0.4449 },
};

function probe(changes: Partial<ProbeResult> = {}): ProbeResult {
  return {
    probe: 'front-door',
    decides: true,
    outage: null,
    from: null,
    to: null,
    flaps: 0,
    relapses: 0,
    degradation: { steady: STEADY, disturbed: SLOW, beyondSteady: 0.375 },
    unknownLooks: 0,
    notes: [],
    ...changes,
  };
}

describe('how clients were served meanwhile', () => {
  it('is told against the steady state, with times rounded up', () => {
    expect(
      meanwhileWords(drillResult({ probes: [probe(), probe({ probe: 'name', decides: false })] })),
    ).to.equal(
      'front-door: 2.5 % of 40 looks not answered well (before: 0 %), 38 % of the answers slower than the slowest before, 19 of 20 within 0.31 s (before: 11 ms), the slowest 0.45 s',
    );
  });

  it('knows no time of what was never answered', () => {
    const disturbed: Service = { looks: 5, failed: 5, errorRate: 1, latency: null };
    const degradation = { steady: STEADY, disturbed, beyondSteady: 0 };
    const words = meanwhileWords(drillResult({ probes: [probe({ degradation })] }));
    expect(words).to.include('100 % of 5 looks not answered well').and.include('within no time known');
  });

  it('is not told where it was not measured', () => {
    expect(meanwhileWords(drillResult({ probes: [probe({ degradation: null })] }))).to.equal(undefined);
    expect(meanwhileWords(drillResult({ probes: [] }))).to.equal(undefined);
  });
});
