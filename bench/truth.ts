import { availableParallelism } from 'node:os';
import { judgeBounds } from '../lib/drill/measures/index.ts';
import { lateness } from './truth-lateness.ts';
import { lostWrites } from './truth-lost-writes.ts';
import { EVERY, type KnownDrill, knownDrill } from './truth-drill.ts';
import { generator } from './truth-random.ts';
import { draw, SHAPES } from './truth-shapes.ts';

// The instrument's own calibration: `npm run bench:truth [drills [seed]]`. Drills whose truth is known, then the lateness and the cost of
// probes, then rows that were really lost. Prints tables; ends with 1 when a truth lay outside its bounds.

const AT_ONCE = 3;
const [count = 60, seed = 1] = process.argv.slice(2).map(Number);

const drills = await series(count, generator(seed));
const outside = drills.filter((one) => !isInside(one));
say(
  `${drills.length} drills, ${AT_ONCE} at a time, seed ${seed}, ${availableParallelism()} cores, Node ${process.version}`,
);
say('');
say('| shape | drills | truth inside | median width | two intervals + p95 | p95 latency |');
say('|---|---|---|---|---|---|');
for (const shape of SHAPES)
  row(
    shape,
    drills.filter(({ drill }) => drill.shape === shape),
  );
row('all', drills);
say('');
say(verdictsNearTheTruth(drills, generator(seed + 1)));
for (const { drill, truth, result } of outside)
  say(`OUTSIDE: ${JSON.stringify({ drill, truth, outage: result.outage, probes: result.probes })}`);
say('');
for (const line of await lateness()) say(line);
for (const line of await lostWrites()) say(line);
process.exitCode = outside.length === 0 ? 0 : 1;

async function series(size: number, random: () => number): Promise<readonly KnownDrill[]> {
  const drawn = Array.from({ length: size }, (_, index) =>
    draw(SHAPES[index % SHAPES.length] ?? 'reset', random),
  );
  const done: KnownDrill[] = [];
  const worker = async (): Promise<void> => {
    for (let drill = drawn.shift(); drill !== undefined; drill = drawn.shift()) {
      done.push(await knownDrill(drill));
      process.stderr.write(`\r${done.length} of ${size} `);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.stderr.write('\n');
  return done;
}

function isInside({ truth, result: { outage } }: KnownDrill): boolean {
  return outage !== null && outage.lower <= truth && truth <= outage.upper;
}

function row(name: string, some: readonly KnownDrill[]): void {
  const width = median(
    some.map(({ result: { outage } }) => (outage === null ? Infinity : outage.upper - outage.lower)),
  );
  const p95 = median(some.map((one) => one.p95));
  const inside = some.filter(isInside).length;
  say(
    `| ${name} | ${some.length} | ${inside} | ${width.toFixed(3)} s | ${(2 * EVERY + p95).toFixed(3)} s | ${(p95 * 1_000).toFixed(1)} ms |`,
  );
}

/** Twenty targets for each drill, at most 0.6 s from the truth: none may be called met that was missed, or the other way round. */
function verdictsNearTheTruth(all: readonly KnownDrill[], random: () => number): string {
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

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
