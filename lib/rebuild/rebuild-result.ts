import type { Seconds } from '../base/duration.ts';
import type { DrillResult, Measured } from '../drill/drill-result.ts';
import type { RebuildReport } from '../drill/rebuild-report.ts';
import { REBUILD_SCENARIO } from '../drill/scenario/index.ts';
import { isSame } from './compare-stack.ts';
import { assumedOf, isServed, judgeRebuild, round } from './judge-rebuild.ts';
import type { RebuildMeasures } from './rebuild-measures.ts';

/**
 * What a rebuild has shown. Without the data it shows no recovery: then it takes at least so long, and no promise is called met by
 * it. Pure.
 */
export function rebuildResult(measures: RebuildMeasures): DrillResult {
  const { workload, stores, report, took, leftovers, notes } = measures;
  const assumed = assumedOf(workload);
  const isWhole = isShownWhole(measures);
  const least = took?.lower ?? (measures.ended === 'limit' ? measures.lasted : undefined);
  const recoveryTime =
    took === null || !isWhole
      ? null
      : { ...took, from: 'fault' as const, assumed, phases: phasesOf(report, took) };
  return {
    scenario: REBUILD_SCENARIO.name,
    workload: workload.name,
    disruption: REBUILD_SCENARIO.disruption,
    ...judgeRebuild(measures),
    ended: measures.ended,
    vantages: ['here'],
    faultAt: measures.begunAt,
    clearedAt: null,
    outage: null,
    recoveryTime,
    dataLoss: null,
    failback: null,
    leftovers,
    fidelity: REBUILD_SCENARIO.doesNot,
    ...(least === undefined || isWhole ? {} : { atLeast: { recoveryTime: least } }),
    notes: [...notes, ...restoresOnTop(stores), ...report.changes.map((change) => `in the copy, ${change}`)],
    rebuild: report,
  };
}

/** Only what came back with its data, as it was, and was seen to serve, has shown how long that takes. */
function isShownWhole({ ended, stores, report, unseen }: RebuildMeasures): boolean {
  const isSeen = unseen === undefined || unseen.data.length + unseen.originals.length === 0;
  const serves = report.smoke.length > 0 && report.smoke.every(isServed);
  return ended === 'recovered' && stores.length === 0 && isSeen && serves && report.comparisons.every(isSame);
}

function phasesOf({ stacks }: RebuildReport, took: Measured): Readonly<Record<string, Seconds>> {
  const made = stacks.map(({ name, seconds }) => [`stack ${name}`, round(seconds)] as const);
  const known = made.reduce((sum, [, seconds]) => sum + seconds, 0);
  return { ...Object.fromEntries(made), unattributed: round(Math.max(0, took.seconds - known)) };
}

function restoresOnTop(stores: readonly string[]): string[] {
  if (stores.length === 0) return [];
  return [
    `the data of ${stores.join(', ')} is not part of this: it comes back by a restore, whose time comes on top`,
  ];
}
