import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { lateness } from './truth-lateness.ts';
import { lostWrites } from './truth-lost-writes.ts';
import { generator } from './truth-random.ts';
import { AT_ONCE, series } from './truth-series.ts';
import { isInside, truthTable, verdictsNearTheTruth } from './truth-table.ts';

// The instrument's own calibration: `npm run bench:truth -- [drills [seed]] [--only drills|lateness|lost-writes] [--keep file]`.
// Drills whose truth is known, then the lateness and the cost of probes, then rows that were really lost. A series can be run in
// parts: with `--keep` each part is added to a file, and the table is about all that is in it. Ends with 1 when a truth lay
// outside its bounds.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true }, keep: { type: 'string' } },
});
const [count = 60, seed = 1] = positionals.map(Number);
const isWanted = (part: string): boolean => values.only?.includes(part) ?? true;

say(`${availableParallelism()} cores, Node ${process.version}, ${process.platform} ${process.arch}`);
if (isWanted('drills')) await drills();
if (isWanted('lateness')) await sentences('Lateness and cost', lateness);
if (isWanted('lost-writes')) await sentences('Lost writes', lostWrites);

async function drills(): Promise<void> {
  const all = await series(count, seed, values.keep);
  const seeds = [...new Set(all.map((one) => one.seed))].join(', ');
  const loads = all.map((one) => one.load);
  say('');
  say(
    `${all.length} drills, ${AT_ONCE} at a time, seed ${seeds}; load average ${inShort(Math.min(...loads))} to ${inShort(Math.max(...loads))}`,
  );
  say('');
  for (const line of truthTable(all)) say(line);
  say('');
  say(verdictsNearTheTruth(all, generator(seed + 1)));
  const outside = all.filter((one) => !isInside(one));
  for (const { drill, truth, result } of outside)
    say(`OUTSIDE: ${JSON.stringify({ drill, truth, outage: result.outage, probes: result.probes })}`);
  if (outside.length > 0) process.exitCode = 1;
}

async function sentences(what: string, measure: () => Promise<readonly string[]>): Promise<void> {
  const before = loadavg()[0] ?? Number.NaN;
  const lines = await measure();
  const after = loadavg()[0] ?? Number.NaN;
  say('');
  say(`${what}; load average ${inShort(before)} at the beginning, ${inShort(after)} at the end`);
  for (const line of lines) say(line);
}

function inShort(load: number): string {
  return load.toFixed(1);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
