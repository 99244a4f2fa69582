import type { Seconds } from '../../base/duration.ts';
import { plural } from '../../base/plural.ts';
import type { DrillResult, Measured } from '../../drill/drill-result.ts';
import { boundsInWords, exactly } from '../../drill/measures/bounds-in-words.ts';
import { meanwhileWords } from './meanwhile-words.ts';

/** One thing that a drill measured, and how it came out. */
export interface Told {
  readonly what: string;
  readonly text: string;
}

/** What a drill showed, measure by measure. What was not measured says so. */
export function toldOf(result: DrillResult): readonly Told[] {
  return [
    { what: 'Outage', text: outageWords(result) },
    { what: 'Meanwhile', text: meanwhileWords(result) ?? 'not measured' },
    { what: 'Recovery time', text: recoveryWords(result) },
    { what: 'Data lost', text: lossWords(result) },
    { what: 'Going back', text: failbackWords(result) },
    { what: 'Left behind', text: leftoverWords(result) },
  ];
}

export function outageWords({ outage, atLeast }: DrillResult): string {
  if (outage !== null)
    return outage.upper > 0 && outage.seconds === 0
      ? `none seen, ${boundsInWords(outage)}`
      : boundsInWords(outage);
  return open(atLeast?.outage);
}

export function recoveryWords({ recoveryTime, atLeast }: DrillResult): string {
  if (recoveryTime === null) return open(atLeast?.recoveryTime);
  const { from, phases, assumed } = recoveryTime;
  const steps = Object.entries(assumed).map(([step, seconds]) => `${step} ${exactly(seconds)}`);
  return [
    `${boundsInWords(recoveryTime)} after the ${from}`,
    phaseWords(phases),
    ...(steps.length === 0 ? [] : [`assumed, not exercised, and to be added: ${steps.join(', ')}`]),
  ].join('; ');
}

/** What is unattributed lies between no two marks that were seen independently. */
function phaseWords(phases: Readonly<Record<string, Seconds>>): string {
  const told = Object.entries(phases).map(([phase, seconds]) => `${phase} ${exactly(seconds)}`);
  const isWhole = Object.keys(phases).every((phase) => phase === 'unattributed');
  return isWhole ? 'no phase of it could be told apart' : `of it ${told.join(', ')}`;
}

export function lossWords({ dataLoss, atLeast }: DrillResult): string {
  if (dataLoss === null)
    return atLeast?.dataLoss === undefined ? 'not measured: no write was watched' : open(atLeast.dataLoss);
  const { acknowledgedWrites, lostWrites, unsureWrites } = dataLoss;
  const unsure =
    unsureWrites === 0
      ? ''
      : `; ${plural(unsureWrites, 'write')} never acknowledged, which counts as no loss`;
  const all = plural(acknowledgedWrites, 'acknowledged write');
  if (lostWrites === 0) return `none of ${all} is gone, so ${lossBounds(dataLoss)}${unsure}`;
  return `${lostWrites} of ${all} ${lostWrites === 1 ? 'is' : 'are'} gone, ${lossBounds(dataLoss)} of data${unsure}`;
}

function lossBounds({ lower, upper }: { readonly lower: Seconds; readonly upper: Seconds }): string {
  return boundsInWords({ lower, upper });
}

function failbackWords({ failback }: DrillResult): string {
  if (failback === null) return 'not measured';
  return `${exactly(failback.seconds)} until all was as before${felt(failback.outage)}`;
}

function felt(outage: Measured | undefined): string {
  if (outage === undefined) return '';
  return outage.seconds === 0
    ? `; clients felt nothing, or ${boundsInWords(outage)}`
    : `; clients were without it ${boundsInWords(outage)}`;
}

export function leftoverWords({ leftovers, faultAt }: DrillResult): string {
  if (leftovers.length === 0) return faultAt === null ? 'nothing was made' : 'nothing was told of it';
  const count = (state: string): number => leftovers.filter((one) => one.state === state).length;
  const counted = [
    [count('pending'), 'still pending'],
    [count('gone'), 'gone or as before'],
    [count('retained'), 'kept, with a reason'],
  ] as const;
  return counted.flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`])).join(', ');
}

/** A measure without an end. */
function open(least: Seconds | undefined): string {
  return least === undefined
    ? 'not measured'
    : `at least ${exactly(least, Math.floor)}: its end was not seen`;
}
