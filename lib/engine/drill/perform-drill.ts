import { join } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import { type GuardSubject, refuse } from '../../drill/guard/index.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import {
  accountJournal,
  diskJournal,
  drillTable,
  fencedAws,
  type Lock,
  openJournal,
  takeLock,
} from '../../drill/journal/index.ts';
import { drillResultOf } from '../../drill/measures/index.ts';
import { openRecorder, type Recorder } from '../../drill/record/index.ts';
import {
  atPace,
  type Place,
  type Resolution,
  resolveTargets,
  unmetPreconditions,
} from '../../drill/scenario/index.ts';
import type { Scenario } from '../../drill/scenario.ts';
import { alarmProbeId } from './alarm-probes.ts';
import { beforeHarm } from './before-harm.ts';
import { breakAndHeal, type Broken } from './break-and-heal.ts';
import { CAPACITY, capacityProbe } from './capacity-probe.ts';
import type { DrillOptions } from './drill-options.ts';

/**
 * Carries one drill out: guard, lock, steady state, break, watch, heal, fail back, measure. Throws a guard's LandfallError before
 * anything was broken; from then on it always heals, and what happened is in the result. The record is on disk while it goes on.
 */
export async function performDrill(options: DrillOptions): Promise<DrillResult> {
  const scenario = inThisDrill(options);
  const { place, resolution } = resolved(scenario, options);
  const { subject, refusals, ...known } = await beforeHarm(options, place, resolution);
  refuse(refusals);
  const notes = [...known.advice, ...known.unproven.map((words) => `not proven: ${words}`)];
  for (const note of notes) options.onLine(note);
  const lock = await takeLock({
    aws: options.aws,
    table: tableIn(place, options),
    holder: options.run,
    clock: options.clock,
  });
  const recorder = openRecorder({ file: join(options.folder, 'history.ndjson'), clock: options.clock });
  try {
    const broken = await breakAndHeal({
      options,
      scenario,
      place,
      resolution,
      lock,
      recorder,
      alarmArns: alarmArnsOf(subject),
      measure: (soFar) => measured(options, scenario, recorder, soFar),
      ...kept(options, place, lock),
    });
    const result = measured(options, scenario, recorder, broken);
    return { ...result, notes: [...(result.notes ?? []), ...notes] };
  } finally {
    recorder.close();
    await lock.release();
  }
}

/** The scenario as it runs here: what of it fits the workload, with its waits at the pace of the environment. */
function inThisDrill({ scenario, fit, environment }: DrillOptions): Scenario {
  const { probes, stopConditions, objectives } = fit;
  return atPace(
    { ...scenario, probes, stopConditions, expect: { ...scenario.expect, objectives } },
    environment.pace,
  );
}

function resolved(scenario: Scenario, { view }: DrillOptions): { place: Place; resolution: Resolution } {
  const resolution = resolveTargets(scenario, view);
  if (resolution.lacks !== undefined) throw notForIt(scenario, resolution.lacks);
  const problems = [...resolution.problems, ...unmetPreconditions(scenario, view, resolution)];
  if (problems.length > 0) throw new LandfallError('DRILL_REFUSED', 'guard', problems);
  const [gap] = resolution.gaps;
  if (gap !== undefined)
    throw new LandfallError('TARGETS_UNKNOWN', 'guard', {
      what: `What scenario "${scenario.name}" would break could not be seen; nothing was broken`,
      where: `${gap.account}, ${gap.region}`,
      got: `${gap.service}:${gap.operation}: ${gap.code}`,
      fix: `allow ${gap.action}`,
    });
  if (resolution.place !== null) return { place: resolution.place, resolution };
  throw new LandfallError('NO_TARGET', 'guard', {
    what: `Workload "${view.workload.name}" has nothing that scenario "${scenario.name}" could break`,
    fix: 'choose another scenario for it',
  });
}

/** The workload has nothing that the scenario is about: no refusal of what could be done, and nothing that is unknown. */
function notForIt({ name }: Scenario, lacks: string): LandfallError {
  return new LandfallError(NOT_APPLICABLE, 'guard', {
    what: `Scenario "${name}" is not for it: ${lacks}`,
    fix: 'name the workloads that it is for: --workload <name>',
  });
}

/** Code of the error by which a drill says that the workload has nothing of the kind. */
export const NOT_APPLICABLE = 'DRILL_NOT_APPLICABLE';

function alarmArnsOf({ scenario, alarms }: GuardSubject): readonly string[] {
  return scenario.stopConditions.flatMap((condition) =>
    condition.kind === 'alarm' ? (alarms[condition.name]?.arn ?? []) : [],
  );
}

function tableIn({ account }: Place, { environment }: DrillOptions) {
  const declared = environment.accounts.find(({ id }) => id === account);
  if (declared === undefined) throw new TypeError(`account ${account} was resolved and is not declared`);
  return drillTable(environment, declared);
}

function kept(options: DrillOptions, place: Place, lock: Lock) {
  const disk = diskJournal(join(options.folder, 'journal.ndjson'));
  const account = accountJournal(options.aws, tableIn(place, options));
  return { aws: fencedAws(options.aws, lock), journal: openJournal([disk, account], options.clock) };
}

function measured(
  options: DrillOptions,
  scenario: Scenario,
  recorder: Recorder,
  broken: Broken,
): DrillResult {
  const { view, fit, environment } = options;
  const lengths = scenario.faults.flatMap(({ duration }) => duration ?? []);
  const objective = view.workload.objectives.find(({ disruption }) => disruption === scenario.disruption);
  const isCapacityWatched = capacityProbe(options) !== undefined;
  const { healthyTargets } = view.workload.minimumCapacity;
  return drillResultOf({
    history: recorder.history,
    scenario: isCapacityWatched ? { ...scenario, probes: [...scenario.probes, CAPACITY] } : scenario,
    workload: fit.workload,
    ...(objective === undefined ? {} : { objective }),
    // Declared and not watched, the recovery time is unknown: good answers at one user are no resumption.
    ...(healthyTargets === undefined
      ? {}
      : { minimumCapacity: { healthyTargets, ...(isCapacityWatched ? { probe: CAPACITY.id } : {}) } }),
    alarms: Object.fromEntries(scenario.expect.alarms.map((name) => [name, alarmProbeId(name)])),
    ...(lengths.length === 0 ? {} : { faultLasts: Math.min(...lengths) * environment.pace }),
    ended: broken.ended,
    ...(broken.message === undefined ? {} : { message: broken.message }),
    leftovers: broken.leftovers,
  });
}
