import { CHECKS } from '../../checks/index.ts';
import { exitCodeSince } from '../../engine/baseline.ts';
import type { PlannedDrillRun } from '../../engine/drill/drill-options.ts';
import { performRun, type PerformedRun } from '../../engine/perform-run.ts';
import { checkFree, findRun, readRun } from '../../evidence/index.ts';
import { makePlan, type PlannedDrill } from '../../plan/index.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandBody } from '../commands.ts';
import { readDeclaration } from '../declaration.ts';
import { selectDrills } from '../drill-selection.ts';
import { withServer } from '../embedded-aws.ts';
import { type Io, printJson, say } from '../io.ts';
import { progressOn } from '../progress.ts';
import { runOptions } from '../run-options.ts';
import { readSelection } from '../selection.ts';
import { showReport } from '../show-report.ts';

/** The main job: plan, observe, judge, keep, then suites and report over what was kept. */
export const suite: CommandBody = async (args, io) => {
  const baseline =
    args.text['baseline'] === undefined
      ? undefined
      : await readRun(await findRun(args.text['baseline'], io.cwd));
  const performed = await perform(args, io);
  const { folder, verdicts, objectives } = performed;
  const report = await showReport(
    { folder, into: folder, append: true, json: args.flags['json'] === true },
    io,
  );
  const exitCode =
    baseline === undefined
      ? performed.exitCode
      : exitCodeSince(
          { verdicts, objectives },
          { verdicts: baseline.verdicts ?? [], objectives: baseline.objectives ?? [] },
        );
  if (args.flags['json'] === true) printJson(io, { ...report, exitCode });
  else if (baseline !== undefined) say(io, `Against the baseline ${baseline.run.id}: exit code ${exitCode}.`);
  return exitCode;
};

async function perform(args: Arguments, io: Io): Promise<PerformedRun> {
  const now = io.clock.now();
  const environment = await readDeclaration(args.text['env'], CHECKS, io);
  const selection = readSelection(args, environment, CHECKS);
  const { scenarios, drills } = await selectDrills(args, environment, io);
  const wide = makePlan(environment, CHECKS, {
    now,
    ...selection.names,
    ...(scenarios.length === 0 ? {} : { scenarios }),
  });
  const plan = { ...wide, drills: wide.drills.filter((planned) => isCarriedOut(planned, drills)) };
  const progress = progressOn(io);
  const options = runOptions(args, environment, io, progress);
  checkFree(options);
  try {
    return await withServer(environment, io, { realProcesses: drills.length > 0 }, async (server) =>
      performRun({
        ...options,
        checks: selection.checks,
        ...(selection.names.workload === undefined ? {} : { workloads: selection.names.workload }),
        plan,
        drills,
        ...(server === undefined ? {} : { server }),
      }),
    );
  } finally {
    progress.done();
  }
}

/** Unasked, fewer drills are carried out than could be: the plan of a run tells of those alone. */
function isCarriedOut(planned: PlannedDrill, drills: readonly PlannedDrillRun[]): boolean {
  return drills.some(
    ({ scenario, fit }) => scenario.name === planned.scenario && planned.workloads.includes(fit.workload),
  );
}
