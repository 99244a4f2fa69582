import type { Look, Probe } from '../probe.ts';
import type { Canary } from '../record/canary.ts';
import { quotedTable, type SqlTarget, sqlStatement } from './sql-statement.ts';

export interface SqlProbeOptions {
  readonly id: string;
  readonly vantage: string;
  readonly writer: string;
  readonly target: SqlTarget;
}

/** Writes a numbered row at every look, into the declared table and nowhere else. The row is on record before it is sent. */
export function sqlCanary({ id, vantage, writer, target }: SqlProbeOptions): Probe {
  const text = `INSERT INTO ${quotedTable(target)} (writer, seq) VALUES ($1, $2)`;
  let seq = 0;
  return {
    id,
    kind: 'sql',
    vantage,
    intends: (): Canary => {
      seq += 1;
      return { writer, seq };
    },
    look: async (signal): Promise<Look> => {
      const ended = await sqlStatement(target, { text, values: [writer, seq] }, signal);
      return ended.kind === 'look' ? ended.look : { end: 'ok', value: { address: ended.address } };
    },
    close: () => Promise.resolve(),
  };
}

/** Reads the newest number of that writer at every look: what a reader endpoint has, and how far it is behind. */
export function sqlReader({ id, vantage, writer, target }: SqlProbeOptions): Probe {
  const text = `SELECT max(seq) AS newest FROM ${quotedTable(target)} WHERE writer = $1`;
  return {
    id,
    kind: 'sql',
    vantage,
    look: async (signal): Promise<Look> => {
      const ended = await sqlStatement(target, { text, values: [writer] }, signal);
      if (ended.kind === 'look') return ended.look;
      return {
        end: 'ok',
        value: { address: ended.address, newest: Number(ended.rows[0]?.['newest'] ?? 0) },
      };
    },
    close: () => Promise.resolve(),
  };
}
