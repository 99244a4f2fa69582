import { formatDuration } from '../../base/duration.ts';
import { boundsInWords, exactly } from '../../drill/measures/bounds-in-words.ts';
import type { DrillResult } from '../../drill/drill-result.ts';
import { OUTCOME_WORDS } from '../words.ts';
import type { DrillView } from './drill-view.ts';
import { outageWords } from './drill-words.ts';
import { meanwhileWords } from './meanwhile-words.ts';
import { rebuildTold } from './rebuild-words.ts';

/** A drill in a few words, for a table. */
export interface DrillInShort {
  readonly outage: string;
  /** Measured, beside what is promised and estimated. */
  readonly recovery: string;
  readonly loss: string;
}

/** What a drill showed, in a line. */
export function drillInShort(view: DrillView): DrillInShort {
  const { result } = view.drill;
  if (result === null || result.faultAt === null)
    return { outage: 'not measured', recovery: 'not measured', loss: 'not measured' };
  // Nothing was broken, and no data was brought back: there is neither to tell.
  if (result.rebuild !== undefined) return { outage: '–', recovery: recoveryInShort(view), loss: '–' };
  return { outage: outageWords(result), recovery: recoveryInShort(view), loss: lossInShort(view) };
}

function recoveryInShort({ drill, objectives }: DrillView): string {
  const { recoveryTime = null, atLeast } = drill.result ?? {};
  const least = atLeast?.recoveryTime;
  const measured =
    recoveryTime === null && least !== undefined
      ? `at least ${exactly(least, Math.floor)}, no end seen`
      : boundsInWords(recoveryTime);
  const row = objectives.find(({ measure }) => measure === 'rto');
  if (row === undefined) return measured;
  const estimated =
    row.estimated === null ? 'no estimate' : `estimated ${formatDuration(row.estimated.seconds)}`;
  return `${measured} (promised ${formatDuration(row.declared)}, ${estimated})`;
}

function lossInShort({ drill }: DrillView): string {
  const { dataLoss = null } = drill.result ?? {};
  if (dataLoss === null) return 'not measured';
  const { acknowledgedWrites, lostWrites, lower, upper } = dataLoss;
  return `${lostWrites} of ${acknowledgedWrites} writes, ${boundsInWords({ lower, upper })}`;
}

/** A short block for each drill, for the terminal. */
export function drillLines(
  views: readonly DrillView[],
  paint: (outcome: string, text: string) => string,
): readonly string[] {
  if (views.length === 0) return [];
  return ['Drills', ...views.flatMap((view) => blockOf(view, paint)), ''];
}

function blockOf(view: DrillView, paint: (outcome: string, text: string) => string): readonly string[] {
  const { sign } = OUTCOME_WORDS[view.outcome];
  const head = paint(view.outcome, `  ${sign} ${view.workload}: ${view.title}`);
  const { result } = view.drill;
  const why = view.whyNot === undefined ? [] : [`${view.whyNot}.`, ...(result?.message.split('\n') ?? [])];
  const { outage, recovery, loss } = drillInShort(view);
  const measured =
    result === null || result.faultAt === null
      ? []
      : result.rebuild !== undefined
        ? rebuildTold(result, result.rebuild).map(
            ({ what, text }) => `${what.toLowerCase().padEnd(15)}${text}`,
          )
        : [
            `outage         ${outage}`,
            ...meanwhile(result),
            `recovery time  ${recovery}`,
            `data lost      ${loss}`,
            ...unmet(result),
          ];
  return [head, ...[...why, ...measured].map((line) => `      ${line}`)];
}

/** How clients were served meanwhile, where that was measured. */
function meanwhile(result: DrillResult): readonly string[] {
  const words = meanwhileWords(result);
  return words === undefined ? [] : [`meanwhile      ${words}`];
}

/** What else was expected and is not known to have come: without it, good numbers beside a bad sign would be a riddle. */
function unmet({ expectations = [] }: DrillResult): readonly string[] {
  return expectations
    .filter(({ what, outcome }) => outcome !== 'pass' && what !== 'recovery time' && what !== 'data loss')
    .map(({ what, outcome, message }) => `${OUTCOME_WORDS[outcome].sign} ${what}: ${message}`);
}
