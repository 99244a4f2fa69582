import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realClock } from '../lib/base/clock.ts';
import type { DrillResult } from '../lib/drill/drill-result.ts';
import { samplesOf } from '../lib/drill/measures/index.ts';
import { readHistory } from '../lib/drill/record/index.ts';
import { type RunningTwin, startTwin } from './truth-twin.ts';

const ROOT = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url);
const TIMES = 3;

/** Failovers onto a standby that lags: the rows that drills call lost beside those that really are. Says it in sentences. */
export async function lostWrites(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-lost-'));
  const twin = await startTwin(['--flaws', 'lagging-standby=0.5s']);
  try {
    await writeFile(
      join(folder, 'shop.yaml'),
      await readFile(new URL('environments/sandbox.yaml', ROOT), 'utf8'),
    );
    // The standby has to be connected first, over a link on which each round trip takes a second.
    await realClock.sleep(12);
    const lines: string[] = [];
    for (let time = 1; time <= TIMES; time += 1) lines.push(await oneFailover(twin, folder, time));
    return lines;
  } finally {
    await twin.end();
    await rm(folder, { recursive: true });
  }
}

async function oneFailover(twin: RunningTwin, folder: string, time: number): Promise<string> {
  const run = `failover-${time}`;
  await failover(twin, folder, run);
  const [drill = ''] = await readdir(join(folder, 'out', run, 'drills'));
  const kept = join(folder, 'out', run, 'drills', drill);
  const { dataLoss, message } = JSON.parse(await readFile(join(kept, 'result.json'), 'utf8')) as DrillResult;
  const { history } = readHistory(join(kept, 'history.ndjson'));
  const acknowledged = new Set(
    samplesOf(history, 'database').flatMap(({ end, sentValue }) =>
      end === 'ok' ? [(sentValue as { seq: number }).seq] : [],
    ),
  );
  const lost = (await twin.truth())
    .flatMap((entry) => entry.lost ?? [])
    .filter(({ writer, seq }) => writer.startsWith(`${run}/`) && acknowledged.has(seq));
  const counted = dataLoss === null ? `nothing measured (${message})` : `${dataLoss.lostWrites} lost`;
  return `Failover ${time} onto a standby 0.5 s behind: the drill says ${counted}, the database ${lost.length}.`;
}

/** Ends with 1: the promise of at most so much lost data is not kept. */
async function failover(twin: RunningTwin, cwd: string, run: string): Promise<void> {
  const main = fileURLToPath(new URL('dist/lib/cli/main.js', ROOT));
  const { endpoint, resolver } = twin;
  const call = ['drill', 'db-failover', '--env', 'shop.yaml', '--workload', 'orders', '--out', 'out'];
  const server = ['--endpoint', endpoint, '--resolver', resolver, '--run-id', run];
  await new Promise<void>((resolve) => {
    execFile(process.execPath, [main, ...call, ...server], { cwd }, () => resolve());
  });
}
