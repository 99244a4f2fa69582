import { formatProblem, type Problem } from '../../base/problem.ts';
import type { Approval } from '../../drill/guard/index.ts';
import { atPace, REBUILD, resolveTargets, unmetPreconditions } from '../../drill/scenario/index.ts';
import { newRunId, openRun } from '../../evidence/index.ts';
import { observe } from '../observe.ts';
import { planSha256 } from '../plan-sha256.ts';
import { rehearseRebuild } from '../rebuild/rehearse-rebuild.ts';
import type { EngineOptions } from '../perform-run.ts';
import { beforeHarm } from './before-harm.ts';
import { drillOptionsOf } from './drill-options-of.ts';
import type { DrillOptions } from './drill-options.ts';
import { openForDrills } from './open-for-drills.ts';

/** What a drill would break and what the guard says of it, without a call that changes anything. */
export interface Rehearsal {
  readonly scenario: string;
  readonly workload: string;
  readonly isLetThrough: boolean;
  /** The workload has nothing of the kind that would be broken. */
  readonly isNotForIt?: true;
  readonly targets: readonly { readonly fault: string; readonly arns: readonly string[] }[];
  readonly refusals: readonly Problem[];
  /** What nobody could make sure of. */
  readonly unproven: readonly string[];
  /** What makes the outcome weaker than it could be. */
  readonly advice: readonly string[];
  readonly text: string;
}

/** What was rehearsed, and what an approval of the very same would sign. */
export interface Rehearsed {
  readonly folder: string;
  readonly approves: Pick<Approval, 'run' | 'declarationSha256' | 'planSha256'>;
  readonly rehearsals: readonly Rehearsal[];
}

/** Looks, resolves targets and asks the guard; breaks nothing. What was seen is kept in a run folder, as in any run. */
export async function rehearse(engine: EngineOptions): Promise<Rehearsed> {
  const signed = toApprove(engine);
  // Its own folder: the id that was given is that of the run which is to be approved.
  const id = `${newRunId(engine.clock.now())}-dry-run`;
  const run = await openRun({ ...engine, id, target: engine.server?.target ?? 'aws' });
  await run.write('plan.json', engine.plan);
  const inventory = await observe(engine, run);
  const aws = await openForDrills({
    ...engine,
    server: engine.server,
    onCall: (record) => run.appendCall(record),
  });
  try {
    const rehearsals: Rehearsal[] = [];
    for (const drill of engine.drills ?? []) {
      const silent = { onLine: () => undefined, onDetail: () => undefined };
      const { run: approved, planSha256: sha256 } = signed;
      const given = { aws, inventory, run: approved, planSha256: sha256, folder: run.folder, ...silent };
      rehearsals.push(await rehearseOne(drillOptionsOf(drill, engine, given)));
    }
    await run.end('completed', 0);
    return { folder: run.folder, approves: signed, rehearsals };
  } finally {
    aws.close();
  }
}

function toApprove({ id, environment, plan, drills = [] }: EngineOptions): Rehearsed['approves'] {
  return {
    run: id,
    declarationSha256: environment.source.sha256,
    planSha256: planSha256(plan, drills),
  };
}

async function rehearseOne(options: DrillOptions): Promise<Rehearsal> {
  const { scenario, fit } = options;
  if (scenario.name === REBUILD)
    return told({
      scenario: scenario.name,
      workload: fit.workload,
      unproven: [],
      ...(await rehearseRebuild(options)),
    });
  const resolution = resolveTargets(atPace(scenario, options.environment.pace), options.view);
  const targets = resolution.targets.map(({ fault, arns }) => ({ fault, arns }));
  if (resolution.lacks !== undefined) return notForIt(options, resolution.lacks);
  const problems = [...resolution.problems, ...unmetPreconditions(scenario, options.view, resolution)];
  if (resolution.place === null || problems.length > 0)
    return told({
      scenario: scenario.name,
      workload: fit.workload,
      targets,
      refusals: problems,
      unproven: [],
      advice: fit.advice,
    });
  const { refusals, unproven, advice } = await beforeHarm(options, resolution.place, resolution);
  return told({
    scenario: scenario.name,
    workload: fit.workload,
    targets,
    refusals: refusals.map(({ problem }) => problem),
    unproven,
    advice,
  });
}

function notForIt({ scenario, fit }: DrillOptions, lacks: string): Rehearsal {
  return {
    scenario: scenario.name,
    workload: fit.workload,
    isLetThrough: false,
    isNotForIt: true,
    targets: [],
    refusals: [],
    unproven: [],
    advice: [],
    text: `${scenario.name} on ${fit.workload}: not for it, ${lacks}`,
  };
}

function told(parts: Omit<Rehearsal, 'isLetThrough' | 'text'>): Rehearsal {
  const isLetThrough = parts.refusals.length === 0;
  const lines = [
    `${parts.scenario} on ${parts.workload}: ${isLetThrough ? 'the guard would let it through; the steady state is only watched in the drill itself' : 'refused'}`,
    ...parts.targets.flatMap(({ fault, arns }) => arns.map((arn) => `  would meet ${arn} (${fault})`)),
    ...parts.refusals.map((problem) => formatProblem(problem).replaceAll(/^/gm, '  ')),
    ...parts.unproven.map((words) => `  not proven: ${words}`),
    ...parts.advice.map((words) => `  note: ${words}`),
  ];
  return { ...parts, isLetThrough, text: lines.join('\n') };
}
