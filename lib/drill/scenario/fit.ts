import type { Environment, Workload } from '../../environment/environment.ts';
import type { Scenario, ScenarioProbe, StopCondition } from '../scenario.ts';
import { advise } from './advise.ts';
import { atPace } from './at-pace.ts';
import { fitOfRebuild, REBUILD } from './rebuild-scenario.ts';
import { tooEarly } from './too-early.ts';
import { unwatchable } from './unwatchable.ts';

/** A scenario that can be run on a workload, with what of it applies there. */
export interface Fits {
  readonly runs: true;
  readonly workload: string;
  /** Those whose watch points the workload declares. */
  readonly probes: readonly ScenarioProbe[];
  /** Those that can be watched; at least one. */
  readonly stopConditions: readonly StopCondition[];
  /** What is promised for the disruption and can be measured by these probes. */
  readonly objectives: readonly ('rto' | 'rpo')[];
  /** What makes the outcome weaker than it could be. It stops nothing. */
  readonly advice: readonly string[];
}

/** One that cannot, and why. */
export interface DoesNotFit {
  readonly runs: false;
  readonly workload: string;
  /** `not-promised`: nothing would be measured. `not-measurable`: nobody could see it. `not-allowed`: safety does not name it. */
  readonly because: 'not-promised' | 'not-measurable' | 'not-allowed';
  readonly reason: string;
}

export type Fit = Fits | DoesNotFit;

/** Which workloads of an environment a scenario runs on, in the order of the declaration, and which not and why. */
export function fits(scenario: Scenario, environment: Environment): readonly Fit[] {
  return environment.workloads.map((workload) => fitOf(scenario, workload, environment));
}

/** Whether a scenario can be run on one workload, and what of it applies there. Pure. */
export function fitOf(scenario: Scenario, workload: Workload, environment: Environment): Fit {
  if (scenario.name === REBUILD) return fitOfRebuild(workload, environment);
  const objectives = promised(scenario, workload);
  const fit = watched(scenario, workload, objectives);
  const obstacle = obstacleTo(scenario, workload, environment, objectives, fit);
  if (obstacle !== undefined) return { runs: false, workload: workload.name, ...obstacle };
  return { ...fit, advice: advise(scenario, fit, workload, environment) };
}

type Obstacle = Pick<DoesNotFit, 'because' | 'reason'>;

/** The first thing that stands against it: what is promised, what can be seen, what is allowed, in this order. */
function obstacleTo(
  scenario: Scenario,
  workload: Workload,
  { pace, safety }: Environment,
  objectives: Fits['objectives'],
  fit: Fits,
): Obstacle | undefined {
  const { name, disruption, expect } = scenario;
  if (objectives.length === 0)
    return {
      because: 'not-promised',
      reason: `it promises no ${expect.objectives.map((measure) => measure.toUpperCase()).join(' and no ')} for ${disruption}`,
    };
  const unseen = unseenIn(scenario, workload, fit) ?? tooEarly(atPace(scenario, pace), fit, workload);
  if (unseen !== undefined) return { because: 'not-measurable', reason: unseen };
  if (safety.scenarios.includes(name)) return undefined;
  return {
    because: 'not-allowed',
    reason: `safety.scenarios of the declaration does not name ${name}`,
  };
}

function unseenIn(scenario: Scenario, workload: Workload, fit: Fits): string | undefined {
  const deciding = scenario.probes.filter(({ decides }) => decides);
  const [missing] = deciding.flatMap((probe) => unwatchable(probe, workload) ?? []);
  if (missing !== undefined) return missing;
  if (fit.stopConditions.length === 0)
    return 'none of the stop conditions can be watched, and nothing would guard the others';
  return fit.objectives.length === 0
    ? 'it declares no watch point of kind sql, by which lost data could be counted'
    : undefined;
}

/** What of the scenario the workload's watch points let us see. */
function watched(scenario: Scenario, workload: Workload, objectives: Fits['objectives']): Fits {
  const probes = scenario.probes.filter((probe) => unwatchable(probe, workload) === undefined);
  const seen = new Set(probes.map(({ id }) => id));
  return {
    runs: true,
    workload: workload.name,
    probes,
    stopConditions: scenario.stopConditions.filter(
      (condition) => condition.kind === 'alarm' || seen.has(condition.probe),
    ),
    objectives: objectives.filter(
      (measure) => measure === 'rto' || probes.some((probe) => writesRows(probe, workload)),
    ),
    advice: [],
  };
}

function writesRows({ kind, watches }: ScenarioProbe, { watch }: Workload): boolean {
  const point = watch?.find(({ name }) => name === watches);
  return kind === 'sql' && point?.kind === 'sql' && point.endpoint === undefined;
}

function promised(scenario: Scenario, { objectives }: Workload): readonly ('rto' | 'rpo')[] {
  const objective = objectives.find(({ disruption }) => disruption === scenario.disruption);
  return scenario.expect.objectives.filter((measure) => objective?.[measure] !== undefined);
}
