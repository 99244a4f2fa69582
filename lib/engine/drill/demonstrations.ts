import type { Instant } from '../../base/instant.ts';
import type { Demonstration } from '../../drill/guard/index.ts';
import type { Disruption } from '../../environment/environment.ts';
import type { EarlierDemonstration } from '../../estate/index.ts';
import type { Run } from '../../evidence/index.ts';
import type { EarlierDrill, ShownResult } from './earlier-drills.ts';

/**
 * What the drills of a run measured, as the recovery matrix takes it. Steps that were assumed count: the promise is about all of it.
 * A drill that ended at its limit has shown how long it takes at least.
 */
export function demonstrationsOf(
  results: readonly ShownResult[],
  run: string,
  now: Instant,
): readonly EarlierDemonstration[] {
  return results
    .filter(({ ended }) => ended === 'recovered' || ended === 'limit')
    .flatMap((result) => [...rto(result, run, now), ...rpo(result, run, now)]);
}

/**
 * What earlier runs showed of the promises of this one: in the same environment, at the same pace, and on AWS only what AWS has
 * shown. The newest of each promise decides; the others tell how it went.
 */
export function earlierDemonstrations(
  earlier: readonly EarlierDrill[],
  { id, environment, target, pace }: Pick<Run, 'id' | 'environment' | 'target' | 'pace'>,
): readonly EarlierDemonstration[] {
  const isOnAws = target === 'aws';
  return earlier
    .filter(({ run }) => run.id !== id && run.environment === environment)
    .filter(({ run }) => (run.target === 'aws') === isOnAws && (run.pace ?? 1) === (pace ?? 1))
    .flatMap(({ run, at, result }) => demonstrationsOf([result], run.id, at))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Where scenarios were carried out before, for the guard. A stage above the sandbox is shown on AWS, or on what stands for it here. */
export function shownBefore(earlier: readonly EarlierDrill[], isAws: boolean): readonly Demonstration[] {
  return earlier
    .filter(({ result }) => result.ended === 'recovered')
    .filter(({ run }) => !isAws || run.target === 'aws' || run.stage === 'sandbox')
    .map(({ run, at, result: { scenario, workload } }) => ({
      scenario,
      workload,
      stage: run.stage,
      run: run.id,
      at,
    }));
}

/**
 * Of each promise the demonstration that decides: of every scenario the worst repetition of the newest run, and of those the one
 * that shows least. A restart that nobody felt must not stand for a failover that took its time, nor a good day for a bad one.
 */
export function decisive(demonstrations: readonly EarlierDemonstration[]): readonly EarlierDemonstration[] {
  const byAge = demonstrations.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const told = (one: EarlierDemonstration): string => `${promiseOf(one)} ${one.scenario}`;
  const newestRun = new Map(byAge.map((one) => [told(one), one.run]));
  const repetitions = byAge.filter((one) => newestRun.get(told(one)) === one.run);
  const worstLast = repetitions.toSorted(byWhatIsShown);
  return [...new Map(worstLast.map((one) => [promiseOf(one), one])).values()];
}

/** What was not seen to end shows least, and less the longer it was watched. */
function byWhatIsShown(one: EarlierDemonstration, other: EarlierDemonstration): number {
  const [first, second] = [one.upper ?? Infinity, other.upper ?? Infinity];
  return first === second ? one.lower - other.lower : first - second;
}

function promiseOf({ workload, disruption, measure }: EarlierDemonstration): string {
  return `${workload} ${disruption} ${measure}`;
}

function rto(
  { recoveryTime, atLeast, ...result }: ShownResult,
  run: string,
  now: Instant,
): EarlierDemonstration[] {
  if (recoveryTime === null)
    return open(result, { measure: 'rto', atLeast: atLeast?.recoveryTime, run, now });
  const { lower, upper, assumed } = recoveryTime;
  const more = (assumed.detect ?? 0) + (assumed.decide ?? 0);
  return [shown(result, { measure: 'rto', lower: lower + more, upper: upper + more, run, now })];
}

function rpo(
  { dataLoss, atLeast, ...result }: ShownResult,
  run: string,
  now: Instant,
): EarlierDemonstration[] {
  if (dataLoss === null) return open(result, { measure: 'rpo', atLeast: atLeast?.dataLoss, run, now });
  const { lower, upper } = dataLoss;
  return [shown(result, { measure: 'rpo', lower, upper, run, now })];
}

/** Only a drill that ran until its limit has shown that it takes at least so long; another was just not measured. */
function open(
  result: Told,
  {
    atLeast,
    ...found
  }: Pick<EarlierDemonstration, 'measure' | 'run'> & { atLeast: number | undefined; now: Instant },
): EarlierDemonstration[] {
  if (result.ended !== 'limit' || atLeast === undefined) return [];
  return [shown(result, { lower: atLeast, upper: null, ...found })];
}

type Told = Omit<ShownResult, 'recoveryTime' | 'dataLoss' | 'atLeast'>;

function shown(
  { workload, disruption, scenario, faultAt }: Told,
  { now, ...found }: Pick<EarlierDemonstration, 'measure' | 'lower' | 'upper' | 'run'> & { now: Instant },
): EarlierDemonstration {
  return { workload, disruption: disruption as Disruption, scenario, ...found, at: faultAt ?? now };
}
