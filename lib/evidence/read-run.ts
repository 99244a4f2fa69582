import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CallRecord } from '../base/call-record.ts';
import { type Clock, realClock } from '../base/clock.ts';
import { LandfallError, messageOf } from '../base/errors.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { Environment } from '../environment/environment.ts';
import { parseEnvironment } from '../environment/index.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import type { Plan } from '../plan/index.ts';
import { isLeaseAlive } from './lease.ts';
import { type RecordedDrill, readDrills } from './read-drills.ts';
import { type Lines, readLines } from './read-lines.ts';
import * as shape from './part-shape.ts';
import type { Run } from './run.ts';

/** What a run folder holds. A part that the run did not get to is null; it is never made up. */
export interface RecordedRun {
  readonly folder: string;
  /** `ended` is *crashed* where run.json says *running* and nobody holds the lease. */
  readonly run: Run;
  readonly environment: Environment | null;
  readonly plan: Plan | null;
  readonly inventory: Inventory | null;
  readonly verdicts: readonly Verdict[] | null;
  readonly objectives: readonly ObjectiveRow[] | null;
  /** Empty when nothing was broken. */
  readonly drills: readonly RecordedDrill[];
}

/** Reads a run folder, whatever moment its run died at. Throws NOT_A_RUN and RUN_DAMAGED. */
export async function readRun(
  folder: string,
  options: { readonly clock?: Clock } = {},
): Promise<RecordedRun> {
  return readRunSync(folder, options);
}

/** The same for those who cannot wait: Mocha registers its tests while a suite file loads. */
export function readRunSync(
  folder: string,
  { clock = realClock }: { readonly clock?: Clock } = {},
): RecordedRun {
  const run = readRunJson(folder);
  const plan = readPart<Plan>(folder, 'plan.json', shape.plan);
  const died = run.ended === 'running' && !isLeaseAlive(folder, clock.now());
  return {
    folder: resolve(folder),
    run: died ? { ...run, ended: 'crashed' } : run,
    environment: readEnvironmentCopy(folder, run),
    plan,
    inventory: readPart<Inventory>(folder, 'inventory.json', shape.inventory),
    verdicts: readPart<readonly Verdict[]>(folder, 'verdicts.json', shape.outcomes),
    objectives: readPart<readonly ObjectiveRow[]>(folder, 'objectives.json', shape.outcomes),
    drills: readDrills(folder, plan, (file, faultOf) => readPart(folder, file, faultOf), shape.drillResult),
  };
}

/** The calls of a run, null when it made none; `cut` when its last line breaks off. */
export function readCalls(folder: string): Lines<CallRecord> | null {
  try {
    return readLines<CallRecord>(join(folder, 'calls.ndjson'));
  } catch (error) {
    throw damaged(folder, 'calls.ndjson', error);
  }
}

function readRunJson(folder: string): Run {
  const run = isFolder(folder) ? readPart<Run>(folder, 'run.json') : null;
  if (run !== null && typeof run.id === 'string' && typeof run.ended === 'string') return run;
  throw new LandfallError('NOT_A_RUN', 'declaration', {
    what: 'This is not the folder of a run',
    where: folder,
    expected: 'a folder with a run.json',
    got: existsSync(folder) ? (isFolder(folder) ? 'a folder without one' : 'a file') : 'nothing of that name',
    fix: 'give a run id, latest, or the path of a run folder',
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function readPart<T>(folder: string, file: string, faultOf: shape.Shape = () => undefined): T | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  try {
    const part: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const fault = faultOf(part);
    if (fault !== undefined) throw new TypeError(fault);
    return part as T;
  } catch (error) {
    throw damaged(folder, file, error);
  }
}

/** Read as on the day of the run: an exclusion that ended since then counted on that day. */
function readEnvironmentCopy(folder: string, run: Run): Environment | null {
  const path = join(folder, 'environment.yaml');
  if (!existsSync(path)) return null;
  try {
    return parseEnvironment(readFileSync(path, 'utf8'), 'environment.yaml', { now: run.startedAt });
  } catch (error) {
    throw damaged(folder, 'environment.yaml', error);
  }
}

function damaged(folder: string, file: string, cause: unknown): LandfallError {
  return new LandfallError(
    'RUN_DAMAGED',
    'declaration',
    {
      what: `A part of this run cannot be read: ${messageOf(cause)}`,
      where: join(folder, file),
      fix: 'restore the folder from where it is archived, or run again',
    },
    { cause },
  );
}
