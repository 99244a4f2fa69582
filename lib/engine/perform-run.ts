import type { Clock } from '../base/clock.ts';
import { LandfallError, messageOf } from '../base/errors.ts';
import { ExitCode } from '../base/exit-code.ts';
import { exitCodeOf, worstOutcome } from '../base/outcome.ts';
import type { Check } from '../checks/check.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { DrillResult } from '../drill/drill-result.ts';
import type { ApprovalReading } from '../drill/guard/index.ts';
import type { Environment } from '../environment/environment.ts';
import { openRun, type RunWriter } from '../evidence/index.ts';
import type { Run } from '../evidence/run.ts';
import { countedRows } from '../objectives/counted-rows.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import { type Plan, selectedBy, unjudged } from '../plan/index.ts';
import type { PlannedDrillRun } from './drill/drill-options.ts';
import { performDrills } from './drill/perform-drills.ts';
import { judgeRun } from './judge-run.ts';
import { observe } from './observe.ts';
import { planSha256 } from './plan-sha256.ts';

/** What the harness speaks to, when it is not AWS with the default credentials. */
export interface Server {
  readonly url: string;
  readonly target: 'endpoint' | 'twin';
  /** The name server that clients of it ask, `address:port`; absent = this machine's own. */
  readonly resolver?: string;
  /** Why nothing real stands behind the embedded AWS, so that a drill would measure nothing. */
  readonly noProcesses?: string;
  /** Only the embedded AWS has credentials of its own; the default chain is then never asked. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface EngineOptions {
  readonly environment: Environment;
  readonly checks: readonly Check[];
  /** The workloads that are judged; all when absent. */
  readonly workloads?: readonly string[];
  readonly plan: Plan;
  /** Parent of the run folder. */
  readonly parent: string;
  readonly id: string;
  readonly server?: Server;
  /** What is broken on purpose, in this order; absent = nothing. */
  readonly drills?: readonly PlannedDrillRun[];
  /** Somebody's signature for these drills, as `--approval` gave it; absent = none. */
  readonly approval?: ApprovalReading;
  /** Where the folders of earlier runs are, environment by environment; absent = nothing was shown before. */
  readonly runsFolder?: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly version: string;
  readonly commit: string | null;
  readonly onStage?: (text: string) => void;
  readonly onDetail?: (text: string) => void;
}

/** A run that came to its end. One that did not throws, and its folder says why. */
export interface PerformedRun {
  readonly folder: string;
  readonly verdicts: readonly Verdict[];
  /** The rows that were asked for. */
  readonly objectives: readonly ObjectiveRow[];
  readonly drills: readonly DrillResult[];
  readonly exitCode: ExitCode;
}

/**
 * Plan, observe, judge, keep. Every step's result is in the run folder before the next begins, so whatever ends the run,
 * what had been seen stays readable, and nothing unfinished looks finished.
 */
export async function performRun(options: EngineOptions): Promise<PerformedRun> {
  const target = options.server?.target ?? 'aws';
  const run = await openRun({ ...options, target });
  try {
    await run.write('plan.json', options.plan);
    const inventory = await observe(options, run);
    const results = await drill(options, run, inventory);
    options.signal.throwIfAborted();
    options.onStage?.('Judging');
    const { verdicts, objectives: rows } = await judgeRun(options, run, inventory, results);
    const objectives = countedRows(rows, selectedBy(options.plan));
    const outcomes = [...verdicts, ...objectives].map((item) => item.outcome);
    const lost = unjudged(options.plan, verdicts).map(() => 'unknown' as const);
    const exitCode = exitCodeOf(worstOutcome([...outcomes, ...lost]));
    await run.end('completed', exitCode);
    return { folder: run.folder, verdicts, objectives, drills: results, exitCode };
  } catch (error) {
    await close(run, error, options.signal);
    throw asAborted(error, options.signal);
  }
}

/** Breaks on purpose what the run was asked to. What was seen before it is judged first, in case the drill is where a run dies. */
async function drill(
  options: EngineOptions,
  run: RunWriter,
  inventory: Inventory,
): Promise<readonly DrillResult[]> {
  const { drills = [], plan } = options;
  if (drills.length === 0) return [];
  await judgeRun(options, run, inventory, []);
  return performDrills({ engine: options, run, inventory, drills, planSha256: planSha256(plan, drills) });
}

async function close(run: RunWriter, error: unknown, signal: AbortSignal): Promise<void> {
  const ended: Exclude<Run['ended'], 'running'> = signal.aborted ? 'interrupted' : 'stopped';
  const cause = asAborted(error, signal);
  const exitCode = cause instanceof LandfallError ? cause.exitCode : ExitCode.harness;
  try {
    await run.end(ended, exitCode, messageOf(cause));
  } catch (second) {
    // A full disk fails here as well. The first error is the one to tell; the lease is gone, so readers see a dead run.
    if (!(second instanceof LandfallError)) throw second;
  }
}

/** What an abort breaks comes up as many kinds of error; its reason is the one that a person understands. */
function asAborted(error: unknown, signal: AbortSignal): unknown {
  return signal.aborted && signal.reason instanceof LandfallError ? signal.reason : error;
}
