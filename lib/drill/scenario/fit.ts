import type { Environment, Workload } from '../../environment/environment.ts';
import type { Scenario, ScenarioProbe, StopCondition } from '../scenario.ts';
import { advise } from './advise.ts';
import { atPace } from './at-pace.ts';
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
  const { name } = workload;
  const no = (because: DoesNotFit['because'], reason: string): Fit => ({
    runs: false,
    workload: name,
    because,
    reason,
  });
  const objectives = promised(scenario, workload);
  if (objectives.length === 0)
    return no(
      'not-promised',
      `it promises no ${scenario.expect.objectives.join(' and no ').toUpperCase()} for ${scenario.disruption}`,
    );
  const missing = scenario.probes
    .filter(({ decides }) => decides)
    .flatMap((probe) => unwatchable(probe, workload) ?? []);
  if (missing[0] !== undefined) return no('not-measurable', missing[0]);
  const probes = scenario.probes.filter((probe) => unwatchable(probe, workload) === undefined);
  const watched = new Set(probes.map(({ id }) => id));
  const stopConditions = scenario.stopConditions.filter(
    (condition) => condition.kind === 'alarm' || watched.has(condition.probe),
  );
  if (stopConditions.length === 0)
    return no(
      'not-measurable',
      'none of the stop conditions can be watched, and nothing would guard the others',
    );
  const fit: Fits = {
    runs: true,
    workload: name,
    probes,
    stopConditions,
    objectives: objectives.filter(
      (measure) => measure === 'rto' || probes.some(({ kind }) => kind === 'sql'),
    ),
    advice: [],
  };
  if (fit.objectives.length === 0)
    return no(
      'not-measurable',
      'it declares no watch point of kind sql, by which lost data could be counted',
    );
  const early = tooEarly(atPace(scenario, environment.pace), fit, workload);
  if (early !== undefined) return no('not-measurable', early);
  if (!environment.safety.scenarios.includes(scenario.name))
    return no('not-allowed', `safety.scenarios of the declaration does not name ${scenario.name}`);
  return { ...fit, advice: advise(scenario, fit, workload, environment) };
}

function promised(scenario: Scenario, { objectives }: Workload): readonly ('rto' | 'rpo')[] {
  const objective = objectives.find(({ disruption }) => disruption === scenario.disruption);
  return scenario.expect.objectives.filter((measure) => objective?.[measure] !== undefined);
}
