import { OUTCOMES } from '../base/outcome.ts';

/** What is wrong with the shape of a part; undefined when it can be read. */
export type Shape = (part: unknown) => string | undefined;

const WORDS: ReadonlySet<unknown> = new Set(OUTCOMES);

/**
 * Verdicts and rows of the matrix: each says of which workload it is, and one of the five words. A word that is not known here, as
 * another version may write it, would weigh nothing, and leave a page green.
 */
export const outcomes: Shape = (part) => {
  if (!Array.isArray(part)) return 'it is no list';
  const odd = part.findIndex((one) => !isRecord(one) || typeof one['workload'] !== 'string');
  if (odd !== -1) return `entry ${odd} says of no workload that it is about it`;
  const unheard = part.findIndex((one) => !WORDS.has((one as Record<string, unknown>)['outcome']));
  if (unheard === -1) return undefined;
  const word = String((part[unheard] as Record<string, unknown>)['outcome']);
  return `entry ${unheard} has the outcome "${word}", which this version does not know`;
};

/** `plan.json`: what was to be checked, and what was left out. */
export const plan: Shape = (part) => lacking(part, ['checks', 'leftOut']);

/** `result.json` of a drill: how it ended, and one of the five words. */
export const drillResult: Shape = (part) => {
  const odd = ['scenario', 'workload', 'message', 'ended'].find(
    (name) => typeof field(part, name) !== 'string',
  );
  if (odd !== undefined) return `it has no ${odd}`;
  const word = field(part, 'outcome');
  if (!WORDS.has(word)) return `it has the outcome "${String(word)}", which this version does not know`;
  const measure = MEASURES.find(([name, parts]) => !isMeasured(field(part, name), parts));
  return measure === undefined
    ? lacking(part, ['leftovers', 'fidelity', 'vantages'])
    : `its ${measure[0]} is no measure and not null`;
};

/** What a drill measured, and what each measure holds beside its numbers. */
const MEASURES: readonly (readonly [string, readonly string[]])[] = [
  ['outage', []],
  ['recoveryTime', ['phases', 'assumed']],
  ['dataLoss', []],
];

function isMeasured(part: unknown, parts: readonly string[]): boolean {
  if (part === null) return true;
  const isBounded = ['lower', 'upper'].every((bound) => typeof field(part, bound) === 'number');
  return isBounded && parts.every((name) => isRecord(field(part, name)));
}

/** `inventory.json`: facts, and what was not seen. */
export const inventory: Shape = (part) =>
  lacking(part, ['gaps', 'listings', 'unseen']) ??
  (isRecord(field(part, 'facts')) ? undefined : 'it has no facts');

function lacking(part: unknown, lists: readonly string[]): string | undefined {
  const missing = lists.find((name) => !Array.isArray(field(part, name)));
  return missing === undefined ? undefined : `it has no list of ${missing}`;
}

function field(part: unknown, name: string): unknown {
  return isRecord(part) ? part[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
