import { parseArgs } from 'node:util';
import {
  entriesOf,
  HALVES,
  type HalfScore,
  overall,
  type Place,
  precisionOf,
  reachesTarget,
  recallOf,
  scoreHalf,
  TARGET,
  type Tally,
} from './traps-score.ts';

// Precision and recall of the traps on the labelled corpus: `npm run bench:traps -- [--show develop]`. With `--show` the places of
// one half that were missed or are too many are told. Ends with 1 when the half put aside does not reach its target.

const { values } = parseArgs({ options: { show: { type: 'string' } } });

say(
  `Target on the half put aside: precision ${TARGET.precision}, recall ${TARGET.recall}, at most ${TARGET.falsePerClean} false traps per clean template`,
);
for (const half of HALVES) {
  const score = await scoreHalf(half);
  await table(score);
  if (values.show === half) show(score);
  if (half === 'aside' && !reachesTarget(score)) process.exitCode = 1;
}

async function table(score: HalfScore): Promise<void> {
  const { half, tallies, cleanEntries, falseInClean, refused } = score;
  const entries = (await entriesOf(half)).length;
  say('');
  say(`${half}: ${entries} templates and sets, ${cleanEntries} of them clean`);
  say(row('trap', 'labels', 'found', 'false', 'precision', 'recall'));
  for (const [trap, tally] of tallies) say(rowOf(trap, tally));
  say(rowOf('all', overall(score)));
  say(
    `false traps in clean templates: ${falseInClean}, ${(falseInClean / cleanEntries).toFixed(2)} per template`,
  );
  for (const line of refused) say(`REFUSED ${line}`);
  say(reachesTarget(score) ? 'reaches the target' : 'MISSES THE TARGET');
}

function rowOf(name: string, tally: Tally): string {
  const { hits, missed, surplus } = tally;
  return row(
    name,
    String(hits + missed),
    String(hits),
    String(surplus),
    precisionOf(tally).toFixed(2),
    recallOf(tally).toFixed(2),
  );
}

function row(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(28)}${cells.map((cell) => cell.padStart(10)).join('')}`;
}

function show({ missed, surplus }: HalfScore): void {
  say('');
  for (const label of missed) say(`missed ${placeOf(label)}: ${label.why}`);
  for (const place of surplus) say(`false  ${placeOf(place)}: ${place.message}`);
}

function placeOf({ file, line, address, trap }: Omit<Place, 'message'>): string {
  return `${file}:${address ?? line} ${trap}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
