import { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { Client, DatabaseError } from 'pg';
import { messageOf } from '../../base/errors.ts';
import type { Look } from '../probe.ts';
import { addressLook } from './address-look.ts';
import type { Addresses } from './addresses.ts';

/** Where a database is, and the table in it that its owner declared for canaries. */
export interface SqlTarget {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** `table` or `schema.table`, with the columns `writer` (text) and `seq` (bigint). */
  readonly table: string;
  readonly user: string;
  readonly password?: string;
  /** Absent = no TLS. The name that the certificate is checked against is always `host`. */
  readonly tls?: ConnectionOptions;
  readonly addresses: Addresses;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export type SqlEnd =
  | { readonly kind: 'rows'; readonly address: string; readonly rows: readonly Record<string, unknown>[] }
  | { readonly kind: 'look'; readonly look: Look };

/**
 * One statement over a connection of its own. It failed for certain when it was never sent, or when the server refused it; what
 * happened to one that was sent and not answered is unsure.
 */
export async function sqlStatement(
  target: SqlTarget,
  statement: Statement,
  signal: AbortSignal,
): Promise<SqlEnd> {
  const found = await target.addresses.next(target.host, signal);
  if (found.kind !== 'address') return { kind: 'look', look: addressLook(found, target.host) };
  const { address } = found;
  const socket = new Socket();
  const client = clientFor(target, address, socket);
  const giveUp = (): void => void socket.destroy();
  signal.addEventListener('abort', giveUp, { once: true });
  let isSent = false;
  try {
    signal.throwIfAborted();
    await client.connect();
    isSent = true;
    const { rows } = await client.query<Record<string, unknown>>(statement.text, [...statement.values]);
    return { kind: 'rows', address, rows };
  } catch (error) {
    const end = isSent && !isRefusal(error) ? 'unsure' : 'failed';
    return { kind: 'look', look: { end, value: { address }, error: messageOf(error) } };
  } finally {
    signal.removeEventListener('abort', giveUp);
    // The answer is here. Waiting for a polite goodbye would add to the time that is measured.
    socket.destroySoon();
  }
}

function clientFor(target: SqlTarget, address: string, socket: Socket): Client {
  const { port, database, user, password, tls, host } = target;
  const client = new Client({
    host: address,
    port,
    database,
    user,
    ...(password === undefined ? {} : { password }),
    ssl: tls === undefined ? false : { servername: host, ...tls },
    application_name: 'landfall',
    stream: () => socket,
  });
  // Whatever is told here also ends the statement that is under way.
  client.on('error', () => undefined);
  return client;
}

/**
 * The server refused the statement itself. FATAL and PANIC end a session, at times after its commit has become durable; and
 * 40003 says in so many words that nobody knows.
 */
function isRefusal(error: unknown): boolean {
  return error instanceof DatabaseError && error.severity === 'ERROR' && error.code !== '40003';
}

/** The table's name as SQL, each of its parts quoted. */
export function quotedTable({ table }: SqlTarget): string {
  return table
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
