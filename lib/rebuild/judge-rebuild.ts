import { formatDuration, type Seconds } from '../base/duration.ts';
import type { Outcome } from '../base/outcome.ts';
import { plural } from '../base/plural.ts';
import type { Measured } from '../drill/drill-result.ts';
import type { RebuildReport } from '../drill/rebuild-report.ts';
import { REBUILD_SCENARIO } from '../drill/scenario/index.ts';
import type { Workload } from '../environment/environment.ts';
import { isSame } from './compare-stack.ts';
import type { RebuildMeasures } from './rebuild-measures.ts';

/** The disruptions whose RTO a rebuild has to do with. */
const DISRUPTIONS = ['account-compromise', 'region'] as const;

/** Whether it came back, as it was, serving, and in time. Pure. */
export function judgeRebuild(measures: RebuildMeasures): {
  readonly outcome: Outcome;
  readonly message: string;
} {
  const { workload, report, took, ended, message } = measures;
  const place = `account ${report.account}, ${report.region}`;
  if (ended === 'interrupted' || ended === 'stopped')
    return { outcome: 'unknown', message: message ?? 'it was ended before it could show anything' };
  if (ended !== 'recovered' || took === null)
    return {
      outcome: 'fail',
      message: `${workload.name} did not come back in ${place}: ${message ?? ended}`,
    };
  const unlike = report.comparisons.filter((one) => !isSame(one));
  if (unlike.length > 0)
    return {
      outcome: 'fail',
      message: `${workload.name} came back in ${place} as something else: ${unlike.map(inWords).join('; ')}`,
    };
  const silent = report.smoke.filter(({ served }) => !served);
  if (silent.length > 0)
    return {
      outcome: 'fail',
      message: `${workload.name} came back in ${place} and does not serve: ${silent.map((one) => one.message).join('; ')}`,
    };
  return inTime(measures, took);
}

function inTime(
  { workload, stores, report }: RebuildMeasures,
  took: Measured,
): { readonly outcome: Outcome; readonly message: string } {
  const { detect = 0, decide = 0 } = assumedOf(workload);
  const least = took.lower + detect + decide;
  const most = took.upper + detect + decide;
  const told = `${workload.name} came back in account ${report.account}, ${report.region}, as it was (${plural(
    report.comparisons.reduce((sum, { same }) => sum + same, 0),
    'resource',
  )}) within ${formatDuration(round(took.upper))}`;
  const missed = promisesOf(workload).find(({ rto }) => least > rto);
  if (missed !== undefined)
    return {
      outcome: 'fail',
      message: `${told}; with the steps that people take it is at least ${formatDuration(round(least))}, beyond the RTO of ${formatDuration(missed.rto)} for ${missed.disruption}`,
    };
  if (report.smoke.length === 0)
    return { outcome: 'unknown', message: `${told}; whether it serves nobody asked: declare rebuild.smoke` };
  const open = promisesOf(workload).find(({ rto }) => most > rto);
  if (open !== undefined)
    return {
      outcome: 'unknown',
      message: `${told}; the bounds do not tell whether the RTO of ${formatDuration(open.rto)} for ${open.disruption} is met`,
    };
  if (stores.length === 0) return { outcome: 'pass', message: `${told}, and served` };
  return {
    outcome: 'pass',
    message: `${told}, and served, without its data: the restore of ${stores.join(', ')} comes on top, and until it is shown no RTO is`,
  };
}

function promisesOf({ objectives }: Workload): { readonly disruption: string; readonly rto: Seconds }[] {
  return objectives.flatMap(({ disruption, rto }) =>
    rto !== undefined && DISRUPTIONS.some((one) => one === disruption) ? [{ disruption, rto }] : [],
  );
}

/** The steps that people take, as the declaration vouches for them. */
export function assumedOf({ objectives }: Workload): {
  readonly detect?: Seconds;
  readonly decide?: Seconds;
} {
  const recovery = objectives.find(({ disruption }) => disruption === REBUILD_SCENARIO.disruption)?.recovery;
  return {
    ...(recovery?.detect === undefined ? {} : { detect: recovery.detect }),
    ...(recovery?.decide === undefined ? {} : { decide: recovery.decide }),
  };
}

function inWords({ stack, missing, more, different }: RebuildReport['comparisons'][number]): string {
  return [
    ...(missing.length === 0 ? [] : [`${stack} lacks ${missing.join(', ')}`]),
    ...(more.length === 0 ? [] : [`${stack} has ${more.join(', ')} more`]),
    ...different.map((words) => `in ${stack} ${words}`),
  ].join('; ');
}

function round(seconds: Seconds): Seconds {
  return Math.round(seconds * 1_000) / 1_000;
}
