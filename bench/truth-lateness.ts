import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realClock } from '../lib/base/clock.ts';
import type { Seconds } from '../lib/base/duration.ts';
import { addresses, askDns, httpProbe } from '../lib/drill/probes/index.ts';
import { openRecorder, watch } from '../lib/drill/record/index.ts';
import { type RunningTwin, startTwin } from './truth-twin.ts';

interface Watching {
  readonly probes: number;
  readonly lasts: Seconds;
}

/** How late looks are sent, and what they cost, against a twin in a process of its own. Says it in sentences. */
export async function lateness(): Promise<readonly string[]> {
  const twin = await startTwin();
  try {
    const five = await watching(twin, { probes: 5, lasts: 30 });
    const fifty = await watching(twin, { probes: 50, lasts: 60 });
    return [
      `Fifty probes at 200 ms for 60 s, the twin answering them all: p50 ${ms(fifty.late, 0.5)}, p99 ${ms(fifty.late, 0.99)}, p99.9 ${ms(fifty.late, 0.999)}, worst ${ms(fifty.late, 1)} late, of ${fifty.late.length} looks; ${fifty.unknown} of them unknown.`,
      `Five probes at 200 ms for 30 s: ${(five.cpu * 100).toFixed(1)} % of a core; fifty: ${(fifty.cpu * 100).toFixed(1)} %.`,
    ];
  } finally {
    await twin.end();
  }
}

async function watching(twin: RunningTwin, { probes, lasts }: Watching) {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-lateness-'));
  const recorder = openRecorder({ file: join(folder, 'history.ndjson'), clock: realClock });
  const begun = process.cpuUsage();
  const from = realClock.monotonic();
  const watched = Array.from({ length: probes }, (_, number) => ({
    probe: httpProbe({
      id: `probe-${number}`,
      vantage: 'here',
      url: 'http://orders.shop.example:8080/orders',
      expectStatus: 200,
      addresses: addresses({ ask: askDns(twin.resolver), clock: realClock }),
    }),
    every: 0.2,
    timeout: 2,
  }));
  const running = watch({ probes: watched, recorder, clock: realClock });
  try {
    await realClock.sleep(lasts);
    const { user, system } = process.cpuUsage(begun);
    const cpu = (user + system) / 1e6 / (realClock.monotonic() - from);
    const late = recorder.history
      .flatMap((entry) => (entry.type === 'invoke' ? [entry.t - entry.due] : []))
      .toSorted((one, other) => one - other);
    const unknown = recorder.history.filter((entry) => 'unknown' in entry).length;
    return { late, cpu, unknown };
  } finally {
    await running.stop();
    recorder.close();
    await rm(folder, { recursive: true });
  }
}

function ms(sorted: readonly Seconds[], share: number): string {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return `${(value * 1_000).toFixed(1)} ms`;
}
