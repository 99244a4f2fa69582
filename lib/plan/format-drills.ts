import { formatDuration } from '../base/duration.ts';
import { groupBy } from '../base/group-by.ts';
import { plural } from '../base/plural.ts';
import type { DrillLeftOut, Plan, PlannedDrill, PlannedFault } from './plan.ts';
import { wrap } from './wrap.ts';

/** What would be broken on purpose, as a person reads it; nothing where no scenarios were asked about. */
export function formatDrills({ drills, drillsLeftOut }: Plan): string {
  if (drillsLeftOut === undefined) return '';
  // What was not asked for is no news to whoever asked.
  const told = drillsLeftOut.filter(({ because }) => because !== 'not-selected');
  return [
    drills.length === 0 ? 'Drills: none can be run here.' : `Drills: ${plural(drills.length, 'drill')}`,
    ...[...groupBy(drills, ({ scenario }) => scenario).values()].flatMap(scenarioLines),
    ...told.map(leftOutLine),
  ].join('\n');
}

/** A scenario is told once, for all the workloads that it is run on. */
function scenarioLines(drills: readonly PlannedDrill[]): string[] {
  const [first] = drills;
  if (first === undefined) return [];
  return [
    `  ${first.scenario}: ${first.title}`,
    ...wrap(words(first.describes), 4),
    '    breaks',
    ...first.faults.flatMap(faultLines),
    ...drills.flatMap(workloadLines),
    '    does not show',
    ...first.doesNot.flatMap((sentence) => wrap(words(`- ${sentence}`), 6)),
    '    needs, for the drill role',
    ...wrap(first.permissions.drillRole, 6),
    '    needs, for the role of AWS FIS',
    ...wrap(first.permissions.fisRole, 6),
  ];
}

function faultLines({ what, selector, action, seconds, optional }: PlannedFault): string[] {
  const ends = seconds === null ? 'happens once' : `AWS ends it after ${formatDuration(seconds)}`;
  return [
    ...wrap(words(`- ${what}`), 6),
    ...wrap(words(`${selector}${optional ? ', if there are any' : ''} (${action}; ${ends})`), 8),
  ];
}

function workloadLines({
  workloads,
  disruption,
  objectives,
  stopConditions,
  advice,
}: PlannedDrill): string[] {
  const measured = objectives.map((measure) => measure.toUpperCase()).join(' and ');
  return [
    `    on ${workloads.join(', ')}: measures ${measured} of ${disruption}; stopped and healed when`,
    ...stopConditions.map((condition) => `      ${condition}`),
    ...advice.flatMap((sentence) => wrap(words(`advice: ${sentence}`), 6)),
  ];
}

function leftOutLine({ scenario, workload, because, reason }: DrillLeftOut): string {
  return `  not ${scenario} on ${workload}, ${WORDS[because]}: ${reason}`;
}

const WORDS: Record<DrillLeftOut['because'], string> = {
  'not-selected': 'not asked for',
  'not-promised': 'not promised',
  'not-measurable': 'not measurable',
  'not-allowed': 'not allowed',
};

function words(sentence: string): string[] {
  return sentence.split(' ');
}
