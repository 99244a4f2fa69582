import type { EstateContext } from '../estate-context.ts';
import type { TruthEntry } from '../truth/truth-log.ts';
import type { Member } from './member.ts';

const ROWS = 'SELECT writer, seq::float8 AS seq FROM landfall_canary';
/** How far a server has come that is, or was, a standby: for one that was promoted, where its own history begins. */
const REPLAYED = "SELECT (pg_last_wal_replay_lsn() - '0/0')::float8 AS bytes";

/** What a dead primary took with it. */
export interface TakenAlong {
  /** What it had committed and the new primary lacks: lost, if its writer was told that it was kept. */
  readonly lost: NonNullable<TruthEntry['lost']>;
  /** Whether it holds anything at all that the new primary lacks, or may. One that does not can follow as it is. */
  readonly isAhead: boolean;
}

/**
 * Looks at what only the dead primary holds. It is started once more, where nobody meets it and in a way that adds nothing to its
 * history, and asked.
 */
export async function lostWrites(dead: Member, next: Member, { failed }: EstateContext): Promise<TakenAlong> {
  try {
    dead.node.onlyShow();
    await dead.node.start();
    const kept = new Set((await rows(next)).map(keyOf));
    const lost = (await rows(dead)).filter((row) => !kept.has(keyOf(row)));
    return { lost, isAhead: (await replayed(dead)) > (await replayed(next)) };
  } catch (error) {
    failed(`looking for writes that ${dead.node.name} took with it`, error);
    return { lost: [], isAhead: true };
  } finally {
    await dead.node.kill();
  }
}

interface Written {
  readonly writer: string;
  readonly seq: number;
}

async function rows({ node }: Member): Promise<Written[]> {
  return (await node.admin.query(ROWS)) as unknown as Written[];
}

async function replayed({ node }: Member): Promise<number> {
  const [row] = await node.admin.query(REPLAYED);
  return Number(row?.['bytes']);
}

function keyOf({ writer, seq }: Written): string {
  return `${writer} ${seq}`;
}
