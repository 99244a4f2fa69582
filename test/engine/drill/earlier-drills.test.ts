import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { decisive, earlierDemonstrations, shownBefore } from '../../../lib/engine/drill/demonstrations.ts';
import { readEarlierDrills } from '../../../lib/engine/drill/earlier-drills.ts';
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
      ({ ...shown('rto'), scenario, lower: 0, upper, at: `2026-11-0${day}T00:00:00.000Z` }) as const;
    const shownBy = (...all: ReturnType<typeof of>[]): unknown =>
      decisive(all).map(({ scenario, upper }) => `${scenario} ${upper}`);
    expect(shownBy(of('cache-flush', 3, 1), of('db-failover', 1, 40), of('db-failover', 2, 5))).to.deep.equal(
      ['db-failover 5'],
    );
    expect(decisive([of('a', 1, 1), { ...of('a', 1, 2), measure: 'rpo' }])).to.have.length(2);
  });

  it('is nothing where a drill did not recover, brought no number, or broke nothing', () =>
    withRuns((runs) => {
      earlierRun(runs, { run: { id: 'a' }, result: { ended: 'limit' } });
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
