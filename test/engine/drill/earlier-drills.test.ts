import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { decisive, earlierDemonstrations, shownBefore } from '../../../lib/engine/drill/demonstrations.ts';
import { readEarlierDrills } from '../../../lib/engine/drill/earlier-drills.ts';
import { judgeDemonstration } from '../../../lib/objectives/demonstrated.ts';
import { earlierRun } from './earlier-run.ts';

const NOW = { id: 'run-9', environment: 'sandbox', target: 'twin', pace: 0.1 } as const;

describe('What earlier runs demonstrated', () => {
  it('is what was measured, with the steps that were assumed, and when', () =>
    withRuns((runs) => {
      earlierRun(runs);
      expect(earlierDemonstrations(readEarlierDrills(runs), NOW)).to.deep.equal([
        { ...shown('rto'), lower: 12, upper: 14 },
        { ...shown('rpo'), lower: 0, upper: 0.5 },
      ]);
    }));

  it('counts in the same environment alone, at the same pace, and on AWS only what AWS has shown', () =>
    withRuns((runs) => {
      earlierRun(runs, { run: { id: 'elsewhere', environment: 'staging' } });
      earlierRun(runs, { run: { id: 'slower', pace: 0.5 } });
      earlierRun(runs, { run: { id: 'on-aws', target: 'aws', pace: undefined } });
      earlierRun(runs, { run: { id: 'run-9' } });
      expect(earlierDemonstrations(readEarlierDrills(runs), NOW)).to.deep.equal([]);
      const onAws = earlierDemonstrations(readEarlierDrills(runs), {
        ...NOW,
        target: 'aws',
        pace: undefined!,
      });
      expect(onAws.map(({ run }) => run)).to.deep.equal(['on-aws', 'on-aws']);
    }));

  it('is the oldest first, so that the newest of a promise is the last', () =>
    withRuns((runs) => {
      earlierRun(runs, { run: { id: 'a' }, result: { faultAt: '2026-11-22T10:00:00.000Z', dataLoss: null } });
      earlierRun(runs, { run: { id: 'b' }, result: { faultAt: '2026-11-21T10:00:00.000Z', dataLoss: null } });
      expect(earlierDemonstrations(readEarlierDrills(runs), NOW).map(({ run }) => run)).to.deep.equal([
        'b',
        'a',
      ]);
    }));

  it('of two scenarios is what shows least, and of each the newest counts', () => {
    const of = (scenario: string, day: number, upper: number) =>
      ({
        ...shown('rto'),
        scenario,
        run: `${day}`,
        lower: 0,
        upper,
        at: `2026-11-0${day}T00:00:00.000Z`,
      }) as const;
    const shownBy = (...all: ReturnType<typeof of>[]): unknown =>
      decisive(all).map(({ scenario, upper }) => `${scenario} ${upper}`);
    expect(shownBy(of('cache-flush', 3, 1), of('db-failover', 1, 40), of('db-failover', 2, 5))).to.deep.equal(
      ['db-failover 5'],
    );
    expect(decisive([of('a', 1, 1), { ...of('a', 1, 2), measure: 'rpo' }])).to.have.length(2);
  });

  it('is, of a drill that ended at its limit, that it takes at least so long: a promise below that is missed', () =>
    withRuns((runs) => {
      const ended = { ended: 'limit', recoveryTime: null, atLeast: { recoveryTime: 42 } };
      earlierRun(runs, { result: ended });
      const earlier = readEarlierDrills(runs);
      const [rto, rpo] = earlierDemonstrations(earlier, NOW);
      expect(rto).to.deep.equal({ ...shown('rto'), lower: 42, upper: null });
      expect(rpo).to.deep.equal({ ...shown('rpo'), lower: 0, upper: 0.5 });
      expect(shownBefore(earlier, false), 'it permits no drill on a higher stage').to.deep.equal([]);
      const now = '2026-11-21T00:00:00.000Z';
      const judged = (declared: number): unknown =>
        judgeDemonstration(rto ?? null, declared, { disruption: 'az' }, now);
      expect(judged(30)).to.deep.include({ outcome: 'fail' });
      expect(judged(60)).to.deep.equal({
        outcome: 'unknown',
        message: 'not seen to end after 42 s on 2026-11-20T10:00:00.000Z',
      });
    }));

  it('of a drill that was repeated is its worst repetition, in whatever order they came', () => {
    const of = (run: string, second: number, lower: number, upper: number | null) =>
      ({ ...shown('rto'), run, lower, upper, at: `2026-11-01T00:00:0${second}.000Z` }) as const;
    const shownBy = (...all: ReturnType<typeof of>[]): unknown =>
      decisive(all).map(({ run, upper }) => `${run} ${upper}`);
    expect(shownBy(of('a', 1, 8, 9), of('a', 2, 39, 40), of('a', 3, 4, 5))).to.deep.equal(['a 40']);
    expect(shownBy(of('a', 1, 8, 9), of('a', 2, 41, null), of('a', 3, 4, 5))).to.deep.equal(['a null']);
    expect(shownBy(of('a', 1, 39, 40), of('b', 2, 4, 5)), 'an earlier run is over').to.deep.equal(['b 5']);
  });

  it('is nothing where a drill did not recover, brought no number, or broke nothing', () =>
    withRuns((runs) => {
      earlierRun(runs, { run: { id: 'a' }, result: { ended: 'stopped' } });
      earlierRun(runs, { run: { id: 'b' }, result: { recoveryTime: null, dataLoss: null } });
      earlierRun(runs, { run: { id: 'c' }, result: { faultAt: null } });
      expect(readEarlierDrills(runs)).to.deep.equal([]);
    }));

  it('passes over folders that are broken, not ours, or the same run again', () =>
    withRuns((runs) => {
      expect(readEarlierDrills(join(runs, 'nowhere'))).to.deep.equal([]);
      const good = earlierRun(runs, { run: { id: 'good' } });
      const cut = earlierRun(runs, { run: { id: 'cut' } });
      writeFileSync(join(cut, 'drills', 'az-loss', 'result.json'), '{"scenario": "az-l');
      const foreign = earlierRun(runs, { run: { id: 'foreign' } });
      writeFileSync(join(foreign, 'run.json'), '["not a run"]');
      const odd = earlierRun(runs, { run: { id: 'odd' } });
      writeFileSync(join(odd, 'drills', 'notes.txt'), 'hello');
      mkdirSync(join(odd, 'drills', 'empty'));
      writeFileSync(join(runs, 'README'), 'hello');
      symlinkSync(good, join(runs, 'sandbox', 'latest'), 'dir');
      expect(readEarlierDrills(runs).map(({ run }) => run.id)).to.deep.equal(['good', 'odd']);
    }));

  it('counts for the guard by stage; above the sandbox, AWS takes only what AWS has shown', () =>
    withRuns((runs) => {
      earlierRun(runs, { run: { id: 'a' } });
      earlierRun(runs, { run: { id: 'b', environment: 'staging', stage: 'staging', target: 'endpoint' } });
      const earlier = readEarlierDrills(runs);
      expect(shownBefore(earlier, true).map(({ stage }) => stage)).to.deep.equal(['sandbox']);
      expect(shownBefore(earlier, false).map(({ stage }) => stage)).to.deep.equal(['sandbox', 'staging']);
      expect(shownBefore(earlier, true)[0]).to.deep.equal({
        scenario: 'az-loss',
        workload: 'orders',
        stage: 'sandbox',
        run: 'a',
        at: '2026-11-20T10:00:00.000Z',
      });
    }));
});

function shown(measure: 'rto' | 'rpo') {
  const at = '2026-11-20T10:00:00.000Z';
  return { workload: 'orders', disruption: 'az', measure, run: 'run-0', at, scenario: 'az-loss' } as const;
}

function withRuns(body: (runs: string) => void): void {
  const runs = mkdtempSync(join(tmpdir(), 'landfall-runs-'));
  try {
    body(runs);
  } finally {
    rmSync(runs, { recursive: true });
  }
}
