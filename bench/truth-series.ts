import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { type KnownDrill, knownDrill, resultOf } from './truth-drill.ts';
import { generator } from './truth-random.ts';
import { draw, SHAPES } from './truth-shapes.ts';

/** How many drills run side by side. */
export const AT_ONCE = 3;

/** A drill of a series, as a file keeps it. */
export interface KeptDrill extends KnownDrill {
  readonly seed: number;
  /** Of the machine, over the minute before its end. */
  readonly load: number;
}

/**
 * Carries out so many drills drawn from a seed. With a file, the record of each is added to it, and all that the file holds are
 * given back, measured by the measures as they are now.
 */
export async function series(size: number, seed: number, file?: string): Promise<readonly KeptDrill[]> {
  const random = generator(seed);
  const drawn = Array.from({ length: size }, (_, index) =>
    draw(SHAPES[index % SHAPES.length] ?? 'reset', random),
  );
  const done: KeptDrill[] = file === undefined ? [] : [...kept(file)];
  const worker = async (): Promise<void> => {
    for (let drill = drawn.shift(); drill !== undefined; drill = drawn.shift()) {
      const one = { ...(await knownDrill(drill)), seed, load: loadavg()[0] ?? Number.NaN };
      done.push(one);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify({ ...one, result: undefined })}\n`);
      process.stderr.write(`\r${size - drawn.length} of ${size} `);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.stderr.write('\n');
  return done;
}

function kept(file: string): readonly KeptDrill[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Omit<KeptDrill, 'result'>)
    .map((one) => ({ ...one, result: resultOf(one.history) }));
}
