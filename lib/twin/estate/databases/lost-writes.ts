import type { EstateContext } from '../estate-context.ts';
import type { TruthEntry } from '../truth/truth-log.ts';
import type { Member } from './member.ts';

const ROWS = 'SELECT writer, seq::float8 AS seq FROM landfall_canary';

/**
 * The canary rows that only the dead primary holds. It is started once more, where nobody meets it, and asked: what it had
 * committed and the new primary lacks is lost, if its writer was told that it was kept.
 */
export async function lostWrites(
  dead: Member,
  next: Member,
  { failed }: EstateContext,
): Promise<NonNullable<TruthEntry['lost']>> {
  try {
    await dead.node.start();
    const kept = new Set((await rows(next)).map(keyOf));
    return (await rows(dead)).filter((row) => !kept.has(keyOf(row)));
  } catch (error) {
    failed(`looking for writes that ${dead.node.name} took with it`, error);
    return [];
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

function keyOf({ writer, seq }: Written): string {
  return `${writer} ${seq}`;
}
