import type { Instant } from '../../base/instant.ts';
import type { Store } from '../store.ts';
import type { SourceIndex } from './source-index.ts';

/**
 * Why a point that only names its database is not one of this database: a name is free again once its database is deleted, and the
 * points of the one before stay. What the database was made from, if anything, no API tells.
 */
export function ofPredecessor(
  index: SourceIndex,
  { arn }: Store,
  madeAt: Instant | undefined,
): string | undefined {
  const born = index.database.get(arn)?.createdAt;
  if (born === undefined || madeAt === undefined || Date.parse(madeAt) >= Date.parse(born)) return undefined;
  return `it is of a database that had the name before: it was made on ${madeAt}, and this database on ${born}`;
}
