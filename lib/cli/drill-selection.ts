import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';
import { fits, type Fits, readScenario, scenarioNames } from '../drill/scenario/index.ts';
import type { Scenario } from '../drill/scenario.ts';
import type { PlannedDrillRun } from '../engine/drill/drill-options.ts';
import { withSources } from '../engine/rebuild/with-sources.ts';
import type { Environment } from '../environment/environment.ts';
import { type Arguments, listOf } from './arguments.ts';
import type { Io } from './io.ts';
import { packageRoot } from './package-root.ts';

export interface DrillSelection {
  /** What the plan tells of; empty when no drill was asked for. */
  readonly scenarios: readonly Scenario[];
  readonly drills: readonly PlannedDrillRun[];
}

const NONE: DrillSelection = { scenarios: [], drills: [] };

/**
 * The drills that a call asks for: all that the declaration allows, or the named ones. Unasked they run on the embedded AWS
 * alone, and without those that the declaration keeps for whoever asks.
 * Throws `CALL_INVALID` for names that do not exist, and the errors of scenarios that are not valid.
 */
export async function selectDrills(
  args: Arguments,
  environment: Environment,
  io: Io,
): Promise<DrillSelection> {
  const isAsked = args.flags['drill'] === true;
  if (args.flags['no-drill'] === true || (!isAsked && isUnwanted(args, environment))) return NONE;
  const named = listOf(args.text['drill']);
  const places = { cwd: io.cwd, packageRoot: packageRoot() };
  if (named !== undefined) refuseUnknown(named, await scenarioNames(places));
  const names = named ?? (isAsked ? environment.safety.scenarios : unasked(environment));
  const scenarios = await Promise.all(names.map((name) => readScenario(name, places)));
  const workloads = listOf(args.text['workload']);
  const possible = scenarios.map((scenario) => runsOf(scenario, environment, workloads));
  const drills = isAsked ? possible.flat() : oneEach(possible);
  return { scenarios, drills: await withSources(drills, environment) };
}

/** What a run may do by itself. */
function unasked({ safety }: Environment): readonly string[] {
  return safety.scenarios.filter((name) => safety.onlyWhenAsked?.includes(name) !== true);
}

/** Nothing real is broken unasked; and who asks for some checks, or for other suites, asks for no drill. */
function isUnwanted(args: Arguments, environment: Environment): boolean {
  const only = listOf(args.text['only']);
  const isElsewhere = only !== undefined && !only.includes('chaos');
  return environment.endpoint.kind !== 'embedded' || isElsewhere || args.text['check'] !== undefined;
}

/** The drills of a scenario, one for each workload that it fits. */
export function runsOf(
  scenario: Scenario,
  environment: Environment,
  workloads: readonly string[] | undefined,
): PlannedDrillRun[] {
  return fits(scenario, environment)
    .filter((fit): fit is Fits => fit.runs)
    .filter((fit) => workloads === undefined || workloads.includes(fit.workload))
    .map((fit) => ({ scenario, fit }));
}

/**
 * Unasked, each scenario is carried out once, on the workload that was drilled least until then: enough to see every kind of
 * recovery, and soon over. Asked for, each is carried out on every workload that it fits.
 */
function oneEach(possible: readonly (readonly PlannedDrillRun[])[]): PlannedDrillRun[] {
  const times = new Map<string, number>();
  return possible.flatMap((drills) => {
    const [drill] = drills.toSorted(
      (a, b) => (times.get(a.fit.workload) ?? 0) - (times.get(b.fit.workload) ?? 0),
    );
    if (drill === undefined) return [];
    times.set(drill.fit.workload, (times.get(drill.fit.workload) ?? 0) + 1);
    return [drill];
  });
}

function refuseUnknown(named: readonly string[], known: readonly string[]): void {
  const problems = named
    .filter((name) => !known.includes(name) && !/[/.]/.test(name))
    .map((name) => ({
      what: `--drill names ${name}, which is no scenario.${suggestion(name, known)}`,
      expected: known.join(', '),
      got: name,
      fix: 'choose from those, or give the path of a scenario file',
    }));
  if (problems.length > 0) throw new LandfallError('CALL_INVALID', 'declaration', problems);
}
