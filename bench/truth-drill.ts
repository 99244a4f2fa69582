import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realClock } from '../lib/base/clock.ts';
import type { Seconds } from '../lib/base/duration.ts';
import type { DrillResult } from '../lib/drill/drill-result.ts';
import type { History } from '../lib/drill/history.ts';
import { drillResultOf, samplesOf } from '../lib/drill/measures/index.ts';
import { addresses, httpProbe } from '../lib/drill/probes/index.ts';
import { INJECT, MARKS, openRecorder, type Recorder, watch } from '../lib/drill/record/index.ts';
import type { ScenarioProbe } from '../lib/drill/scenario.ts';
import { Link } from '../lib/twin/estate/links/link.ts';
import { breakFor, type DrawnDrill, GOOD_WITHIN } from './truth-shapes.ts';

/** A drill of which the truth is known. */
export interface KnownDrill {
  readonly drill: DrawnDrill;
  readonly truth: Seconds;
  /** All that was seen: measured again, it gives the same result. */
  readonly history: History;
  readonly result: DrillResult;
  /** Latency of the answers before the fault, 95th percentile. */
  readonly p95: Seconds;
}

const PROBE: ScenarioProbe = {
  id: 'front-door',
  kind: 'http',
  watches: 'front-door',
  every: 0.2,
  timeout: 1,
  vantage: 'here',
  decides: true,
};
/** How often a probe looks in these drills. */
export const EVERY = PROBE.every;
const STABLE_FOR: Seconds = 3;
/** Where failures and answers were mixed, a stable end takes longer to prove; not longer than this. */
const PATIENCE: Seconds = 30;
const HARNESS = { process: 'nemesis', vantage: 'here' };

/** Carries one drill out: real servers behind real links, the probe, the record and the measures of every drill. */
export async function knownDrill(drill: DrawnDrill): Promise<KnownDrill> {
  const server = await answering();
  const links = await linksTo(server, drill.servers);
  const folder = await mkdtemp(join(tmpdir(), 'landfall-truth-'));
  const recorder = openRecorder({ file: join(folder, 'history.ndjson'), clock: realClock });
  const watching = watch({ probes: [watched(links)], recorder, clock: realClock });
  try {
    await realClock.sleep(drill.before);
    const begun = recorder.invoke({ ...HARNESS, operation: INJECT });
    const breaking = breakFor(drill, (mode) => links[0]?.set(mode));
    recorder.complete(begun, { end: 'ok' });
    recorder.mark({ ...HARNESS, mark: MARKS.fault, source: 'nemesis' });
    const truth = await breaking;
    const result = await measured(recorder);
    return { drill, truth, history: [...recorder.history], result, p95: p95Before(recorder) };
  } finally {
    await watching.stop();
    recorder.close();
    for (const link of links) await link.close();
    server.close();
    await rm(folder, { recursive: true });
  }
}

async function answering(): Promise<Server> {
  const server = createServer((_request, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** One link on each of 127.0.0.1, .2, .3, all on one port, as the servers behind one name are. */
async function linksTo(server: Server, count: number): Promise<Link[]> {
  const to = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const links = Array.from({ length: count }, (_, host) => link(`127.0.0.${host + 1}`, port, to));
    try {
      await Promise.all(links.map((one) => one.listen()));
      return links;
    } catch (error) {
      await Promise.all(links.map((one) => one.close()));
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

function link(host: string, port: number, to: { host: string; port: number }): Link {
  return new Link({ clock: realClock, at: { host, port }, to });
}

function watched(links: readonly Link[]) {
  const values = links.map(({ at }) => at.host);
  const probe = httpProbe({
    id: PROBE.id,
    vantage: PROBE.vantage,
    url: `http://shop.example:${links[0]?.at.port}/`,
    expectStatus: 200,
    addresses: addresses({
      ask: () => Promise.resolve({ kind: 'records', values, ttl: 60 }),
      clock: realClock,
    }),
  });
  return { probe, every: PROBE.every, timeout: PROBE.timeout };
}

/** Waits as a drill waits: until service has been stable, and until the end of the outage can be told. */
async function measured(recorder: Recorder): Promise<DrillResult> {
  const mended = recorder.elapsed();
  for (;;) {
    await realClock.sleep(STABLE_FOR * 1.2);
    const result = resultOf(recorder.history);
    if (result.atLeast === undefined || recorder.elapsed() - mended > PATIENCE) return result;
  }
}

/** What the measures say of the record of such a drill. */
export function resultOf(history: History): DrillResult {
  return drillResultOf({
    history,
    scenario: {
      name: 'known',
      disruption: 'instance',
      doesNot: [],
      steadyState: { lasts: 2, stableFor: STABLE_FOR },
      expect: { objectives: [], alarms: [], events: [] },
      probes: [PROBE],
    },
    workload: 'known',
    goodWithin: { [PROBE.id]: GOOD_WITHIN },
    ended: 'recovered',
    leftovers: [],
  });
}

function p95Before({ history }: Recorder): Seconds {
  const fault = history.find((entry) => entry.type === 'mark')?.t ?? 0;
  const latencies = samplesOf(history, PROBE.id)
    .filter(({ end, ended }) => end === 'ok' && ended < fault)
    .map(({ ended, due }) => ended - due)
    .toSorted((one, other) => one - other);
  return latencies[Math.floor(latencies.length * 0.95)] ?? Number.NaN;
}
