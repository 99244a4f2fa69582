import { realClock } from '../../../lib/base/clock.ts';
import { eventually, SILENT_MS, sql } from './shared-estate.ts';

/** What became of the rows that somebody wrote. */
export interface Written {
  /** The numbers that were acknowledged. */
  readonly acknowledged: readonly number[];
  /** The longest time between two of them, in seconds. */
  readonly longestGap: number;
}

/** Runs the body while somebody writes numbered rows to a database by its name, one after the other. */
export async function whileWriting(
  writer: string,
  addressOf: () => Promise<string>,
  body: () => Promise<void>,
): Promise<Written> {
  const acknowledged: number[] = [];
  let isOver = false;
  let longestGap = 0;
  const writing = (async () => {
    let last = realClock.monotonic();
    for (let seq = 1; !isOver; seq += 1) {
      try {
        const insert = 'INSERT INTO landfall_canary (writer, seq) VALUES ($1, $2)';
        await sql(await addressOf(), insert, [writer, seq], SILENT_MS);
        acknowledged.push(seq);
        longestGap = Math.max(longestGap, realClock.monotonic() - last);
        last = realClock.monotonic();
      } catch {
        await realClock.sleep(0.02);
      }
    }
  })();
  try {
    await eventually('writes were acknowledged', async () => acknowledged.length > 20);
    await body();
  } finally {
    isOver = true;
    await writing;
  }
  return { acknowledged, longestGap };
}

/** Which of the acknowledged numbers of a writer are not there. */
export async function missing(
  host: string,
  writer: string,
  acknowledged: readonly number[],
): Promise<number[]> {
  const rows = await sql(host, 'SELECT seq::int AS seq FROM landfall_canary WHERE writer = $1', [writer]);
  const there = new Set(rows.map(({ seq }) => seq));
  return acknowledged.filter((seq) => !there.has(seq));
}
