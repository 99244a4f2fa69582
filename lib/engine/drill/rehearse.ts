import { formatProblem, type Problem } from '../../base/problem.ts';
import { drillRefusals, unproven } from '../../drill/guard/index.ts';
import { askDns } from '../../drill/probes/index.ts';
import {
  atPace,
  drillRolePermissions,
  resolveTargets,
  unmetPreconditions,
} from '../../drill/scenario/index.ts';
import { estateOf } from '../../estate/index.ts';
import { openRun } from '../../evidence/index.ts';
import { observe } from '../observe.ts';
import type { EngineOptions } from '../perform-run.ts';
import type { DrillOptions, PlannedDrillRun } from './drill-options.ts';
import { guardSubjectOf } from './guard-subject-of.ts';
import { openForDrills } from './open-for-drills.ts';

/** What a drill would break and what the guard says of it, without a call that changes anything. */
export interface Rehearsal {
  readonly scenario: string;
  readonly workload: string;
  readonly isLetThrough: boolean;
  readonly targets: readonly { readonly fault: string; readonly arns: readonly string[] }[];
  readonly refusals: readonly Problem[];
  /** What nobody could make sure of. */
  readonly unproven: readonly string[];
  readonly text: string;
}

/** Looks, resolves targets and asks the guard; breaks nothing. What was seen is kept in a run folder, as in any run. */
export async function rehearse(
  engine: EngineOptions,
): Promise<{ readonly folder: string; readonly rehearsals: readonly Rehearsal[] }> {
  const run = await openRun({ ...engine, target: engine.server?.target ?? 'aws' });
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
      const view = estateOf(engine.environment, inventory, engine.clock.now()).view(drill.fit.workload);
      if (view === undefined)
        throw new TypeError(`a drill was planned on ${drill.fit.workload}, which is not declared`);
      rehearsals.push(
        await rehearseOne(drill, {
          ...drill,
          environment: engine.environment,
          view,
          aws,
          ask: askDns(engine.server?.resolver),
          isAws: engine.server === undefined,
          run: run.run.id,
          planSha256: '',
          folder: run.folder,
          clock: engine.clock,
          signal: engine.signal,
          onLine: () => undefined,
          onDetail: () => undefined,
        }),
      );
    }
    await run.end('completed', 0);
    return { folder: run.folder, rehearsals };
  } finally {
    aws.close();
  }
}

async function rehearseOne({ scenario, fit }: PlannedDrillRun, options: DrillOptions): Promise<Rehearsal> {
  const resolution = resolveTargets(atPace(scenario, options.environment.pace), options.view);
  const targets = resolution.targets.map(({ fault, arns }) => ({ fault, arns }));
  const problems = [...resolution.problems, ...unmetPreconditions(scenario, options.view, resolution)];
  if (resolution.place === null || problems.length > 0)
    return told({
      scenario: scenario.name,
      workload: fit.workload,
      targets,
      refusals: problems,
      unproven: [],
    });
  const subject = await guardSubjectOf(options, resolution.place, resolution);
  const refusals = drillRefusals(subject).map(({ problem }) => problem);
  return told({
    scenario: scenario.name,
    workload: fit.workload,
    targets,
    refusals,
    unproven: unproven(subject, drillRolePermissions(scenario)),
  });
}

function told(parts: Omit<Rehearsal, 'isLetThrough' | 'text'>): Rehearsal {
  const isLetThrough = parts.refusals.length === 0;
  const lines = [
    `${parts.scenario} on ${parts.workload}: ${isLetThrough ? 'the guard would let it through; the steady state is only watched in the drill itself' : 'refused'}`,
    ...parts.targets.flatMap(({ fault, arns }) => arns.map((arn) => `  would meet ${arn} (${fault})`)),
    ...parts.refusals.map((problem) => formatProblem(problem).replaceAll(/^/gm, '  ')),
    ...parts.unproven.map((words) => `  not proven: ${words}`),
  ];
  return { ...parts, isLetThrough, text: lines.join('\n') };
}
