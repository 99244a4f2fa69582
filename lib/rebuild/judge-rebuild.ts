import { formatDuration, type Seconds } from '../base/duration.ts';
import type { Outcome } from '../base/outcome.ts';
import { plural } from '../base/plural.ts';
import type { Measured } from '../drill/drill-result.ts';
import type { RebuildReport } from '../drill/rebuild-report.ts';
import { REBUILD_SCENARIO } from '../drill/scenario/index.ts';
import type { RecoveryMeans, Workload } from '../environment/environment.ts';
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
  if (ended === 'limit') return late(measures, place);
  if (ended !== 'recovered' || took === null)
    return measures.isUnsure === true
      ? {
          outcome: 'unknown',
          message: `whether ${workload.name} comes back in ${place} could not be seen: ${message ?? ended}`,
        }
      : {
          outcome: 'fail',
          message: `${workload.name} did not come back in ${place}: ${message ?? ended}`,
        };
  const unlike = report.comparisons.filter((one) => !isSame(one));
  const unread = measures.unseen?.originals ?? [];
  if (unlike.length > 0)
    return unread.length > 0
      ? {
          outcome: 'unknown',
          message: `${workload.name} came back in ${place}, and not all of the original could be read: ${unread.join('; ')}`,
        }
      : {
          outcome: 'fail',
          message: `${workload.name} came back in ${place} as something else: ${unlike.map(inWords).join('; ')}`,
        };
  const silent = report.smoke.filter((one) => !one.served && one.unsure === undefined);
  if (silent.length > 0)
    return {
      outcome: 'fail',
      message: `${workload.name} came back in ${place} and does not serve: ${silent.map((one) => one.message).join('; ')}`,
    };
  return inTime(measures, took);
}

/** Its time was over before it stood: a broken promise where that was longer than the promise, and else nothing. */
function late(
  { workload, lasted = 0, message }: RebuildMeasures,
  place: string,
): { readonly outcome: Outcome; readonly message: string } {
  const { detect = 0, decide = 0 } = assumedOf(workload);
  const least = lasted + detect + decide;
  const missed = promisesOf(workload).find(({ rto }) => least > rto);
  const told = `${workload.name} did not stand in ${place} when its time was over: ${message ?? 'limit'}`;
  return missed === undefined
    ? { outcome: 'unknown', message: told }
    : {
        outcome: 'fail',
        message: `${told}; that is beyond the RTO of ${formatDuration(missed.rto)} for ${missed.disruption}`,
      };
}

/** Whether an answer came, and from the copy. */
export function isServed({ served, unsure }: RebuildReport['smoke'][number]): boolean {
  return served && unsure === undefined;
}

function inTime(
  { workload, stores, report, unseen }: RebuildMeasures,
  took: Measured,
): { readonly outcome: Outcome; readonly message: string } {
  const { detect = 0, decide = 0 } = assumedOf(workload);
  const least = took.lower + detect + decide;
  const most = took.upper + detect + decide;
  const told = `${workload.name} came back in account ${report.account}, ${report.region}, ${sameWords(report.comparisons)}, within ${formatDuration(round(took.upper))}`;
  const missed = promisesOf(workload).find(({ rto }) => least > rto);
  if (missed !== undefined)
    return {
      outcome: 'fail',
      message: `${told}; with the steps that people take it is at least ${formatDuration(round(least))}, beyond the RTO of ${formatDuration(missed.rto)} for ${missed.disruption}`,
    };
  const unread = [...(unseen?.originals ?? []), ...(unseen?.data ?? [])];
  if (unread.length > 0)
    return {
      outcome: 'unknown',
      message: `${told}; what the original is, and what data it holds, could not all be read: ${unread.join('; ')}`,
    };
  const unsure = report.smoke.flatMap((one) => one.unsure ?? []);
  if (unsure.length > 0) return { outcome: 'unknown', message: `${told}; ${unsure.join('; ')}` };
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

/** Names and types were compared, and no properties: no more is said. */
function sameWords(comparisons: RebuildReport['comparisons']): string {
  const count = (against: string): number =>
    comparisons.reduce((sum, one) => sum + (one.against === against ? one.same : 0), 0);
  const [original, template] = [count('original'), count('template')];
  return [
    ...(original === 0 ? [] : [`with the ${plural(original, 'resource')} of the original by name and type`]),
    ...(template === 0
      ? []
      : [
          `with ${plural(template, 'resource')} as written down, where no original was found to compare with`,
        ]),
  ].join(' and ');
}

function promisesOf({ objectives }: Workload): { readonly disruption: string; readonly rto: Seconds }[] {
  return objectives.flatMap(({ disruption, rto, recovery }) =>
    rto !== undefined && DISRUPTIONS.some((one) => one === disruption) && !isElsewhere(recovery?.by)
      ? [{ disruption, rto }]
      : [],
  );
}

/** What stands ready somewhere else is not rebuilt first: a slow rebuild breaks no such promise. */
function isElsewhere(means: RecoveryMeans | undefined): boolean {
  return means === 'failover' || means === 'dns';
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

/** To the millisecond: no clock here tells more. */
export function round(seconds: Seconds): Seconds {
  return Math.round(seconds * 1_000) / 1_000;
}
