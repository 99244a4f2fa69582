import { LandfallError } from '../../base/errors.ts';
import type { Account, Environment } from '../../environment/environment.ts';

/**
 * The DynamoDB table in which the drills of one environment and account take their lock and note how to heal. Its partition key
 * is `pk` and its sort key `sk`, both text; everything of one environment lies under one `pk`.
 */
export interface DrillTable {
  readonly account: string;
  readonly region: string;
  readonly table: string;
  readonly environment: string;
}

/** The declared table of an account, in the first Region declared for it. Throws LOCK_TABLE_MISSING when none is declared. */
export function drillTable(environment: Environment, { id, regions }: Account): DrillTable {
  const table = environment.safety.lockTable;
  const region = regions[0];
  if (table !== undefined && region !== undefined)
    return { account: id, region, table, environment: environment.name };
  throw new LandfallError('LOCK_TABLE_MISSING', 'guard', {
    what: `Environment "${environment.name}" names no table for the lock and the journal of drills; nothing was broken`,
    where: environment.source.file,
    expected: 'safety.lockTable, a DynamoDB table with the text keys "pk" and "sk"',
    fix: `create the table in account ${id} and declare it: safety: { lockTable: landfall-drills }`,
  });
}
