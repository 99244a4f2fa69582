import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../base/instant.ts';
import { DISRUPTIONS, STAGES } from '../../environment/environment.ts';
import type { DrillResult } from '../../drill/drill-result.ts';

const runSchema = z.object({
  id: z.string().min(1),
  environment: z.string().min(1),
  stage: z.enum(STAGES),
  target: z.enum(['aws', 'endpoint', 'twin']),
  pace: z.number().optional(),
});

const boundsSchema = z.object({ lower: z.number().nonnegative(), upper: z.number().nonnegative() });

const recoverySchema = boundsSchema.extend({
  assumed: z.object({ detect: z.number().optional(), decide: z.number().optional() }),
});

const resultSchema = z.object({
  scenario: z.string().min(1),
  workload: z.string().min(1),
  disruption: z.enum(DISRUPTIONS),
  ended: z.enum(['recovered', 'limit']),
  faultAt: z.iso.datetime({ offset: true }).nullable(),
  recoveryTime: recoverySchema.nullable(),
  dataLoss: boundsSchema.nullable(),
  atLeast: z
    .object({
      recoveryTime: z.number().nonnegative().optional(),
      dataLoss: z.number().nonnegative().optional(),
    })
    .optional(),
});

/** What of a drill's result outlives its run. */
export interface ShownResult extends Pick<DrillResult, 'scenario' | 'workload' | 'ended' | 'faultAt'> {
  readonly disruption: string;
  readonly recoveryTime: z.infer<typeof recoverySchema> | null;
  readonly dataLoss: z.infer<typeof boundsSchema> | null;
  readonly atLeast?: z.infer<typeof resultSchema>['atLeast'];
}

/** A drill of an earlier run that came to a result. */
export interface EarlierDrill {
  readonly run: z.infer<typeof runSchema>;
  readonly at: Instant;
  readonly result: ShownResult;
}

/**
 * The drills below `reports/runs` that brought a number: they recovered, or their limit came first. What is broken, half written or not ours is passed over:
 * it demonstrates nothing, and it stops nothing.
 */
export function readEarlierDrills(runsFolder: string): readonly EarlierDrill[] {
  return foldersIn(runsFolder).flatMap((environment) => foldersIn(environment).flatMap(drillsOfRun));
}

function drillsOfRun(folder: string): EarlierDrill[] {
  const run = runSchema.safeParse(jsonIn(join(folder, 'run.json')));
  if (!run.success) return [];
  return foldersIn(join(folder, 'drills')).flatMap((drill) => {
    const { success, data } = resultSchema.safeParse(jsonIn(join(drill, 'result.json')));
    if (!success || data.faultAt === null) return [];
    if (data.recoveryTime === null && data.dataLoss === null && data.atLeast === undefined) return [];
    return [{ run: run.data, at: data.faultAt, result: data }];
  });
}

/** Links are not followed: `latest` would count a run twice. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .toSorted();
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // Missing, unreadable, cut off: whatever it was, it shows nothing.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
