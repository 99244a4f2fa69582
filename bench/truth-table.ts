import { judgeBounds } from '../lib/drill/measures/index.ts';
import { EVERY, type KnownDrill } from './truth-drill.ts';
import { SHAPES, type Shape } from './truth-shapes.ts';

const WORDS: Readonly<Record<Shape, string>> = {
  reset: 'every connection is reset',
  blackhole: 'taken and never answered',
  'brown-out': '30 to 80 % are reset',
  flapping: 'down, up, …, down',
  slow: 'answers come, and too late',
  partial: 'one of two or three servers is lost',
};

/** Whether the truth lies within what was measured. A drill that gave no bounds said nothing that is right. */
export function isInside({ truth, result: { outage } }: KnownDrill): boolean {
  return outage !== null && outage.lower <= truth && truth <= outage.upper;
}

/** Drills whose truth is known as the table of `docs/calibration.md`. */
export function truthTable(drills: readonly KnownDrill[]): readonly string[] {
  return [
    '| shape | drills | truth within the bounds | median width | two intervals + p95 latency |',
    '|---|---|---|---|---|',
    ...SHAPES.map((shape) => {
      const some = drills.filter(({ drill }) => drill.shape === shape);
      return row(`${shape}: ${WORDS[shape]}`, some, (text) => text);
    }),
    row('all', drills, (text) => `**${text}**`),
  ];
}

function row(name: string, some: readonly KnownDrill[], as: (text: string) => string): string {
  const width = median(
    some.map(({ result: { outage } }) => (outage === null ? Infinity : outage.upper - outage.lower)),
  );
  const aim = 2 * EVERY + median(some.map((one) => one.p95));
  const inside = some.filter(isInside).length;
  const cells = [name, `${some.length}`, `${inside}`, `${width.toFixed(3)} s`, `${aim.toFixed(3)} s`];
  return `| ${cells.map(as).join(' | ')} |`;
}

/** Twenty targets for each drill, at most 0.6 s from the truth: none may be called met that was missed, or the other way round. */
export function verdictsNearTheTruth(all: readonly KnownDrill[], random: () => number): string {
  const judged = all.flatMap(({ truth, result }) =>
    Array.from({ length: 20 }, () => {
      const target = Math.max(0, truth + 1.2 * (random() - 0.5));
      return { isMet: truth <= target, outcome: judgeBounds(result.outage, target) };
    }),
  );
  const wrongPasses = judged.filter(({ isMet, outcome }) => outcome === 'pass' && !isMet).length;
  const wrongFails = judged.filter(({ isMet, outcome }) => outcome === 'fail' && isMet).length;
  const unknown = judged.filter(({ outcome }) => outcome === 'unknown').length;
  return `${judged.length} targets within 0.6 s of the truth: ${wrongPasses} wrong passes, ${wrongFails} wrong fails, ${unknown} unknown`;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
