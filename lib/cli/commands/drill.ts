import { LandfallError } from '../../base/errors.ts';
import { ExitCode } from '../../base/exit-code.ts';
import { exitCodeOf, worstOutcome } from '../../base/outcome.ts';
import { CHECKS } from '../../checks/index.ts';
import { compare, repeated as repeatedDrills } from '../../drill/measures/index.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import { readScenario } from '../../drill/scenario/index.ts';
import type { PlannedDrillRun } from '../../engine/drill/drill-options.ts';
import { performRun } from '../../engine/perform-run.ts';
import { rehearse } from '../../engine/drill/rehearse.ts';
import { withSources } from '../../engine/rebuild/with-sources.ts';
import type { Environment } from '../../environment/environment.ts';
import { checkFree } from '../../evidence/index.ts';
import { makePlan, type Plan } from '../../plan/index.ts';
import type { Arguments } from '../arguments.ts';
import { listOf } from '../arguments.ts';
import type { CommandBody } from '../commands.ts';
import { readDeclaration } from '../declaration.ts';
import { runsOf } from '../drill-selection.ts';
import { withServer } from '../embedded-aws.ts';
import { printJson } from '../io.ts';
import { packageRoot } from '../package-root.ts';
import { progressOn } from '../progress.ts';
import { runOptions } from '../run-options.ts';
import { serverArguments } from '../server-arguments.ts';
import { showReport } from '../show-report.ts';
import { sayComparison } from '../tell-comparison.ts';

/** One scenario, on the workloads that it fits: a run of its own, with its report. */
export const drill: CommandBody = async (args, io) => {
  const environment = await readDeclaration(args.text['env'], CHECKS, io);
  const scenario = await readScenario(args.positionals[0] ?? '', { cwd: io.cwd, packageRoot: packageRoot() });
  const workload = listOf(args.text['workload']);
  const runs = await withSources(runsOf(scenario, environment, workload), environment);
  const plan = makePlan(environment, [], {
    now: io.clock.now(),
    scenarios: [scenario],
    ...(workload === undefined ? {} : { workload }),
  });
  if (runs.length === 0) throw fitsNothing(scenario.name, environment, plan.drillsLeftOut ?? []);
  const isDry = args.flags['dry-run'] === true;
  const progress = progressOn(io);
  const drills = repeated(runs, repetitions(args));
  const server = { realProcesses: !isDry, ...serverArguments(args) };
  const options = { ...runOptions(args, environment, io, progress), checks: [], plan, drills };
  checkFree(options);
  const performed = await withServer(environment, io, server, async (given) => {
    const engine = { ...options, ...(given === undefined ? {} : { server: given }) };
    return isDry ? rehearse(engine) : performRun(engine);
  }).finally(progress.done);
  if ('rehearsals' in performed) {
    if (args.flags['json'] === true) printJson(io, performed);
    else for (const { text } of performed.rehearsals) io.stdout.write(`${text}\n`);
    const asked = performed.rehearsals.filter(({ isNotForIt }) => isNotForIt !== true);
    const isLetThrough = asked.length > 0 && asked.every((one) => one.isLetThrough);
    return isLetThrough ? ExitCode.ok : ExitCode.refused;
  }
  const json = args.flags['json'] === true;
  const report = await showReport(
    { folder: performed.folder, into: performed.folder, append: true, json },
    io,
  );
  const exitCode = exitCodeOfDrills(performed.drills);
  const comparisons = repeatedDrills(performed.drills);
  const comparison = compare(performed.drills);
  if (json) printJson(io, { ...report, drills: performed.drills, comparison, comparisons, exitCode });
  else for (const one of comparisons) sayComparison(one, io);
  return exitCode;
};

/** A drill that the guard refused broke nothing: that is a refusal, and no verdict. So is one that is for none of the workloads. */
function exitCodeOfDrills(all: readonly DrillResult[]): ExitCode {
  const results = all.filter(({ outcome }) => outcome !== 'not-applicable');
  if (all.length > 0 && results.length === 0) return ExitCode.refused;
  if (results.some(({ ended }) => ended === 'refused')) return ExitCode.refused;
  return exitCodeOf(worstOutcome(results.map(({ outcome }) => outcome)));
}

function repetitions(args: Arguments): number {
  const text = args.text['repeat'] ?? '1';
  const times = Number(text);
  if (Number.isInteger(times) && times >= 1 && times <= 1_000) return times;
  throw new LandfallError('CALL_INVALID', 'declaration', {
    what: 'The value of --repeat cannot be used',
    expected: 'a whole number from 1 to 1000',
    got: text,
    fix: 'write --repeat 3',
  });
}

function repeated(runs: readonly PlannedDrillRun[], times: number): PlannedDrillRun[] {
  if (times === 1) return [...runs];
  return Array.from({ length: times }, (_, index) => index + 1).flatMap((repetition) =>
    runs.map((one) => ({ ...one, repetition })),
  );
}

function fitsNothing(
  scenario: string,
  { source, safety }: Environment,
  leftOut: NonNullable<Plan['drillsLeftOut']>,
): LandfallError {
  if (leftOut.some(({ because }) => because === 'not-allowed'))
    return new LandfallError('SCENARIO_NOT_DECLARED', 'guard', {
      what: `The declaration does not allow the scenario "${scenario}"; nothing was broken`,
      where: source.file,
      expected: `safety.scenarios with "${scenario}" in it`,
      got: safety.scenarios.length === 0 ? 'none' : safety.scenarios.join(', '),
      fix: `add ${scenario} to safety.scenarios`,
    });
  return new LandfallError('DRILL_FITS_NOTHING', 'declaration', {
    what: `Scenario "${scenario}" cannot be carried out on any workload that was asked for`,
    got: leftOut.map(({ workload, reason }) => `${workload}: ${reason}`).join('; '),
    fix: 'promise an objective for its disruption, declare what it watches, and name it under safety.scenarios',
  });
}
