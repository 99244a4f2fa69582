import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Aws, loadPackages, type ServiceName } from '../../aws/index.ts';
import { LandfallError, messageOf } from '../../base/errors.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import { REBUILD } from '../../drill/scenario/index.ts';
import type { RunWriter } from '../../evidence/index.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { lookAround } from '../observe.ts';
import type { EngineOptions } from '../perform-run.ts';
import type { PlannedDrillRun } from './drill-options.ts';
import { drillOptionsOf } from './drill-options-of.ts';
import { openForDrills } from './open-for-drills.ts';
import { performRebuild } from '../rebuild/perform-rebuild.ts';
import { NOT_APPLICABLE, performDrill } from './perform-drill.ts';

export interface DrillsOptions {
  readonly engine: EngineOptions;
  readonly run: RunWriter;
  readonly inventory: Inventory;
  readonly drills: readonly PlannedDrillRun[];
  readonly planSha256: string;
}

/** Carries the drills of a run out, one after the other: two at once in one world would measure each other. */
export async function performDrills(options: DrillsOptions): Promise<readonly DrillResult[]> {
  const { engine, drills } = options;
  if (drills.length === 0) return [];
  await loadPackages(USED);
  const aws = await openForDrills({
    ...engine,
    server: engine.server,
    onCall: (record) => options.run.appendCall(record),
  });
  try {
    const results: DrillResult[] = [];
    for (const drill of drills) {
      engine.signal.throwIfAborted();
      // A drill before this one has moved things: what would be broken now is another zone, another primary.
      const inventory =
        results.length === 0 ? options.inventory : await lookAround(quietly(engine), options.run, true);
      results.push(await oneDrill(drill, aws, { ...options, inventory }));
    }
    return results;
  } finally {
    aws.close();
  }
}

/** What drills ask while they watch. */
const USED: readonly ServiceName[] = [
  'fis',
  'dynamodb',
  'ssm',
  'monitoring',
  'ec2',
  'rds',
  'elasticloadbalancing',
  'route53',
  'elasticache',
];

function quietly(engine: EngineOptions): EngineOptions {
  return { ...engine, onStage: () => undefined };
}

async function oneDrill(drill: PlannedDrillRun, aws: Aws, options: DrillsOptions): Promise<DrillResult> {
  const { engine, run, inventory, planSha256 } = options;
  const { scenario, fit } = drill;
  const folder = join(run.folder, 'drills', drillName(drill, options.drills));
  await mkdir(folder, { recursive: true });
  if (scenario.name !== REBUILD) await writeFile(join(folder, 'scenario.yaml'), scenario.source.text);
  engine.onStage?.(`Drill ${scenario.name} on ${fit.workload}`);
  const perform = scenario.name === REBUILD ? performRebuild : performDrill;
  const result = await perform(
    drillOptionsOf(drill, engine, {
      aws,
      inventory,
      run: run.run.id,
      planSha256,
      folder,
      onLine: (text) => engine.onStage?.(`  ${text}`),
      onDetail: (text) => engine.onDetail?.(text),
    }),
  ).catch((error: unknown) => notCarriedOut(error, drill));
  await run.write(`drills/${drillName(drill, options.drills)}/result.json`, result);
  return result;
}

/** The scenario's name; with the workload's and the repetition's where a run carries a scenario out more than once. */
export function drillName(drill: PlannedDrillRun, drills: readonly PlannedDrillRun[]): string {
  const { scenario, fit, repetition } = drill;
  const same = drills.filter((other) => other.scenario.name === scenario.name);
  const workloads = new Set(same.map((other) => other.fit.workload));
  return [
    scenario.name,
    ...(workloads.size === 1 ? [] : [fit.workload]),
    ...(repetition === undefined ? [] : [String(repetition)]),
  ].join('.');
}

/** A drill that was refused, or that failed before it broke anything, demonstrates nothing: it is unknown, and says why. */
function notCarriedOut(error: unknown, { scenario, fit }: PlannedDrillRun): DrillResult {
  if (!(error instanceof LandfallError)) throw error;
  const isRefused = error.blame === 'guard';
  return {
    scenario: scenario.name,
    workload: fit.workload,
    disruption: scenario.disruption,
    outcome: error.code === NOT_APPLICABLE ? 'not-applicable' : 'unknown',
    message: messageOf(error),
    ended: isRefused ? 'refused' : error.blame === 'interrupted' ? 'interrupted' : 'failed',
    vantages: [],
    faultAt: null,
    clearedAt: null,
    outage: null,
    recoveryTime: null,
    dataLoss: null,
    failback: null,
    leftovers: [],
    fidelity: scenario.doesNot,
  };
}
