import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Made {
  readonly run?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly drill?: string;
}

/** Makes the folder of a run with one drill that recovered, below a folder of runs; gives its path. */
export function earlierRun(
  runsFolder: string,
  { run = {}, result = {}, drill = 'az-loss' }: Made = {},
): string {
  const made = { id: 'run-0', environment: 'sandbox', stage: 'sandbox', target: 'twin', pace: 0.1, ...run };
  const folder = join(runsFolder, made.environment, made.id);
  mkdirSync(join(folder, 'drills', drill), { recursive: true });
  writeFileSync(join(folder, 'run.json'), JSON.stringify(made));
  const shown = {
    scenario: 'az-loss',
    workload: 'orders',
    disruption: 'az',
    ended: 'recovered',
    faultAt: '2026-11-20T10:00:00.000Z',
    recoveryTime: { seconds: 3, lower: 2, upper: 4, from: 'fault', assumed: { decide: 10 }, phases: {} },
    dataLoss: { acknowledgedWrites: 90, lostWrites: 0, unsureWrites: 1, lower: 0, upper: 0.5 },
    ...result,
  };
  writeFileSync(join(folder, 'drills', drill, 'result.json'), JSON.stringify(shown));
  return folder;
}
