import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import type { TruthEntry } from '../../lib/twin/estate/truth/truth-log.ts';
import { startLandfall } from '../support/landfall.ts';
import type { Workshop } from './workshop.ts';

/** What AWS waits a second for takes a twentieth of it in these drills. */
const PACE = '0.05';

/** The embedded shop with real processes, as a server of its own that drills of several calls meet. */
export interface DrillTwin {
  readonly endpoint: string;
  /** The options by which a command finds it. */
  readonly options: readonly string[];
  /** What really happened in it. */
  truth(): Promise<readonly TruthEntry[]>;
  /** Breaks a way by hand, or mends it. */
  link(name: string, mode: { readonly kind: 'pass' | 'reset' | 'blackhole' }): Promise<void>;
  /** Names of the ways that begin so. */
  linksOf(beginning: string): Promise<readonly string[]>;
  /** How often each operation was called so far. */
  calls(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

/** Starts it in a workshop. Skips the tests, and says why, where real processes cannot run. */
export async function startDrillTwin(
  context: Context,
  workshop: Workshop,
  flaws = '',
  seed = 'sandbox',
): Promise<DrillTwin> {
  const running = startLandfall(['twin', '--seed', seed, '--pace', PACE, '--estate', '--flaws', flaws], {
    cwd: workshop.folder,
  });
  await running.saying('"pid"');
  const ready = JSON.parse(running.said().stdout.split('\n')[0] ?? '') as Ready;
  const close = async (): Promise<void> => {
    running.kill('SIGTERM');
    const { code, stderr } = await running.ended;
    if (code !== 0) throw new Error(`landfall twin ended with ${code}: ${stderr}`);
  };
  const { endpoint, resolver, reason } = ready;
  if (resolver === null) {
    await close();
    process.stderr.write(`\n    skipped: ${reason}\n`);
    return context.skip();
  }
  return {
    endpoint,
    options: ['--endpoint', endpoint, '--resolver', resolver],
    truth: () => control(endpoint, 'truth') as Promise<TruthEntry[]>,
    link: async (name, mode) => void (await control(endpoint, 'links', { name, mode })),
    linksOf: async (beginning) =>
      ((await control(endpoint, 'links')) as string[]).filter((name) => name.startsWith(beginning)),
    calls: () => control(endpoint, 'calls') as Promise<Record<string, number>>,
    close,
  };
}

interface Ready {
  readonly endpoint: string;
  readonly resolver: string | null;
  readonly reason?: string;
}

async function control(endpoint: string, route: string, body?: unknown): Promise<unknown> {
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${endpoint}/__twin/${route}`, sent);
  if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Whether real processes run here; where not, the tests around are skipped, and say why. */
export async function skipWithoutProcesses(context: Context, workshop: Workshop): Promise<void> {
  await (await startDrillTwin(context, workshop)).close();
}

const SHIPPED = ['az-loss', 'db-failover', 'dns-health-check', 'cache-flush', 'cache-node-loss'] as const;
type Shipped = (typeof SHIPPED)[number];

/**
 * Writes into a workshop the sandbox's declaration at the pace of these drills, as `shop.yaml`, and the shipped scenarios with
 * shorter steady states, as `quick-…`.
 */
export function declareQuickDrills(workshop: Workshop): void {
  workshop.declare('shop.yaml', quickDeclaration());
  for (const name of SHIPPED) workshop.declare(`quick-${name}.yaml`, quickScenario(name));
}

/** The sandbox's declaration at the pace of these drills. */
export function quickDeclaration(change: (text: string) => string = (text) => text): string {
  const quick = SHIPPED.map((name) => `quick-${name}`).join(', ');
  return changed(
    shipped('environments/sandbox.yaml'),
    [
      ['pace: 0.1\n', `pace: ${PACE}\n`],
      // Stop conditions scale with the pace, and must not end a drill before its promise is over.
      [
        'rto: 2m\n        rpo: 2h\n        mtpd: 8h\n        recover: { by: replace }\n      az:\n        rto: 2m',
        'rto: 1m\n        rpo: 2h\n        mtpd: 8h\n        recover: { by: replace }\n      az:\n        rto: 1m',
      ],
      ['scenarios: [', `scenarios: [${quick}, `],
    ],
    change,
  );
}

/** A shipped scenario with a shorter steady state; at this pace nothing of it takes long. */
export function quickScenario(name: Shipped, change: (text: string) => string = (text) => text): string {
  const text = shipped(`scenarios/${name}.yaml`).replace(
    'watches: name, every: 1s',
    'watches: name, every: 0.2s',
  );
  return changed(text, [[`name: ${name}\n`, `name: quick-${name}\n`]], change);
}

/** Every replacement has to find something: a test about a change that was not made would test nothing. */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no "${from}" to be replaced`);
  return text.replace(from, to);
}

function changed(
  text: string,
  replacements: readonly (readonly [string, string])[],
  change: (text: string) => string,
): string {
  return change(replacements.reduce((soFar, [from, to]) => replaced(soFar, from, to), text));
}

function shipped(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}
