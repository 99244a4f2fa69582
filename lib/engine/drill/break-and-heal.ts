import { messageOf } from '../../base/errors.ts';
import { guardSteadyState } from '../../drill/guard/index.ts';
import type { DrillResult, Leftover } from '../../drill/drill-result.ts';
import { arm, type Armed } from '../../drill/heal/index.ts';
import type { Json } from '../../drill/journal.ts';
import type { FencedAws, Journal, Lock } from '../../drill/journal/index.ts';
import { BACK_BY_END, samplesOf, steadyState } from '../../drill/measures/index.ts';
import { directNemesis, fisNemesis } from '../../drill/nemeses/index.ts';
import {
  INJECT,
  MARKS,
  markWhen,
  type Recorder,
  watch,
  type Watch,
  type Watched,
} from '../../drill/record/index.ts';
import { isDirect, type Place, type Resolution } from '../../drill/scenario/index.ts';
import type { Scenario } from '../../drill/scenario.ts';
import { fisRoleArn } from '../../environment/index.ts';
import { expectedAlarms } from './alarm-probes.ts';
import { awaitRecovery, type Waited } from './await-recovery.ts';
import { awaitSilence } from './await-silence.ts';
import { capacityProbe } from './capacity-probe.ts';
import { controlPlaneMarks } from './control-plane-marks.ts';
import { controlPlaneProbes } from './control-plane-probes.ts';
import type { DrillOptions } from './drill-options.ts';
import { drillProbes } from './drill-probes.ts';
import { healAndFailBack } from './heal-and-fail-back.ts';
import { guardName } from './guard-name.ts';
import { readBackCanaries } from './read-back-canaries.ts';

export interface Breaking {
  readonly options: DrillOptions;
  /** At pace, and cut to what fits. */
  readonly scenario: Scenario;
  readonly place: Place;
  readonly resolution: Resolution;
  readonly lock: Lock;
  readonly aws: FencedAws;
  readonly journal: Journal;
  readonly recorder: Recorder;
  /** What the record says so far. */
  readonly measure: (broken: Broken) => DrillResult;
  /** Alarms by which FIS itself stops. */
  readonly alarmArns: readonly string[];
}

/** How it ended, and what is left of it. */
export interface Broken extends Waited {
  readonly leftovers: readonly Leftover[];
}

const HARNESS = { process: 'harness', vantage: 'here' };

/** Watches, breaks, waits and heals. Throws only while nothing is broken; after that healing always runs. */
export async function breakAndHeal(breaking: Breaking): Promise<Broken> {
  const { options, recorder } = breaking;
  const watching = watch({ probes: probesOf(breaking), recorder, clock: options.clock });
  try {
    await steady(breaking);
    await guardName(breaking);
    await awaitSilence(breaking);
    const armed = await armedFor(breaking);
    options.onLine(`About to break: ${armed.describes}`);
    return await broken(armed, breaking);
  } finally {
    await finish(watching, breaking);
  }
}

function probesOf({ options, scenario, place }: Breaking): readonly Watched[] {
  const capacity = capacityProbe(options);
  return [
    ...drillProbes(options, place),
    ...(capacity === undefined ? [] : [capacity]),
    ...controlPlaneProbes(options),
    ...expectedAlarms(scenario.expect.alarms, place, options),
  ];
}

async function steady({ options, scenario, recorder }: Breaking): Promise<void> {
  const { clock, signal, onDetail } = options;
  const { lasts, stableFor } = scenario.steadyState;
  onDetail('watching the steady state');
  // A little longer than it has to last: probes begin one after the other.
  await clock.sleep(lasts + 1, signal);
  guardSteadyState(
    scenario,
    scenario.probes.map(({ id, every }) => {
      const looks = Math.min(10, Math.max(3, Math.floor(lasts / every) - 2));
      const state = steadyState(samplesOf(recorder.history, id), {
        lasts,
        stability: { looks, lasts: stableFor },
        now: recorder.elapsed(),
      });
      return { probe: id, holds: state.holds, why: state.why };
    }),
  );
}

/** An experiment of AWS FIS breaks things, or calls of our own where it has no action. */
function armedFor(breaking: Breaking): Promise<Armed<Json>> {
  const { options, scenario, place, resolution, aws, recorder, alarmArns } = breaking;
  const { environment, view, clock, signal } = options;
  const made = {
    aws,
    place,
    clock,
    pace: environment.pace,
    scenario,
    workload: view.workload.name,
    targets: resolution.targets,
  };
  if (isDirect(scenario)) {
    const nemesis = directNemesis({
      ...made,
      onMark: (seen) => recorder.mark({ process: 'api', vantage: 'here', ...seen }),
    });
    return arm(nemesis, armedBy(breaking), signal);
  }
  const nemesis = fisNemesis({
    ...made,
    environment: environment.name,
    roleArn: roleOfFis(options, place),
    alarmArns,
    onMark: ({ notYetAt, ...seen }) =>
      recorder.mark({
        process: 'fis',
        vantage: 'here',
        ...seen,
        ...(notYetAt === undefined
          ? {}
          : { value: { ...seen.value, notYetAt: notYetAt - recorder.monotonic(0) } }),
      }),
  });
  return arm(nemesis, armedBy(breaking), signal);
}

function roleOfFis({ environment }: DrillOptions, { account }: Place): string {
  const declared = environment.accounts.find(({ id }) => id === account);
  if (declared === undefined) throw new TypeError(`account ${account} was resolved and is not declared`);
  return fisRoleArn(environment, declared);
}

function armedBy({ aws, journal, place }: Breaking) {
  return { aws, journal, place };
}

async function broken(armed: Armed<Json>, breaking: Breaking): Promise<Broken> {
  const { options, scenario, recorder, lock, measure } = breaking;
  const ends = [redirection(breaking), controlPlaneMarks(recorder, scenario.expect.alarms)];
  let waited: Waited = { ended: 'failed', message: 'it failed before anything was seen to break' };
  try {
    const begun = recorder.invoke({ ...HARNESS, operation: INJECT });
    await armed.inject(options.signal);
    recorder.complete(begun, { end: 'ok' });
    options.onLine('Broken; watching the recovery');
    waited = await awaitRecovery(recorder, scenario, options, {
      lost: lock.lost,
      isMeasured: () => isMeasured(measure({ ended: 'recovered', leftovers: [] })),
    });
  } catch (error) {
    waited = { ended: options.signal.aborted ? 'interrupted' : 'failed', message: messageOf(error) };
  } finally {
    for (const end of ends) end();
  }
  const healed = await healAndFailBack(armed, breaking, waited);
  return {
    ...waited,
    ...(healed.message === undefined ? {} : { message: healed.message }),
    leftovers: healed.leftovers,
  };
}

/** Nothing more can come: all that was out has come back, even if only because the fault was over, and no alarm may still go off. */
function isMeasured({ recoveryTime, notes, expectations = [] }: DrillResult): boolean {
  if (expectations.some(({ isPending }) => isPending === true)) return false;
  return recoveryTime !== null || notes?.includes(BACK_BY_END) === true;
}

/** Marks the first answer of a name server that is another than before the fault: clients are sent elsewhere. */
function redirection({ options, recorder }: Breaking): () => void {
  const probe = options.fit.probes.find(({ kind }) => kind === 'dns');
  if (probe === undefined) return () => undefined;
  const before = samplesOf(recorder.history, probe.id).findLast(({ end }) => end === 'ok')?.value;
  const answer = (value: unknown): string =>
    JSON.stringify((value as { values?: unknown } | undefined)?.values);
  return markWhen(recorder, {
    process: probe.id,
    mark: MARKS.redirected,
    source: 'dns',
    when: (value) => answer(value) !== answer(before),
  });
}

async function finish(watching: Watch, breaking: Breaking): Promise<void> {
  await watching.stop();
  await readBackCanaries(breaking);
}
