import type { Context } from 'mocha';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { realClock } from '../../lib/base/clock.ts';
import { LandfallError } from '../../lib/base/errors.ts';
import { addresses } from '../../lib/drill/probes/addresses.ts';
import { askDns } from '../../lib/drill/probes/ask-dns.ts';
import type { SqlTarget } from '../../lib/drill/probes/sql-statement.ts';
import { makeEstateFolder } from '../../lib/twin/estate/leftovers/estate-folder.ts';
import { findBinaries } from '../../lib/twin/estate/postgres/binaries.ts';
import { postgresHome } from '../../lib/twin/estate/postgres/postgres-home.ts';
import { PostgresNode } from '../../lib/twin/estate/postgres/postgres-node.ts';
import { DATABASE, DATABASE_USER } from '../../lib/twin/estate/postgres/schema.ts';

/** A test with a PostgreSQL server of its own; skipped where none can be run. */
export function withPostgres(
  body: (server: { node: PostgresNode; target: SqlTarget }) => Promise<void>,
): (this: Context) => Promise<void> {
  return async function () {
    const binaries = binariesOrSkip(this);
    const home = await postgresHome(binaries);
    const folder = makeEstateFolder();
    const host = '127.0.0.1';
    const node = new PostgresNode({
      home,
      folder,
      clock: realClock,
      name: 'canaries',
      host,
      port: await freePort(),
    });
    try {
      await node.copyTemplate();
      await node.start();
      const target = {
        host,
        port: node.port,
        database: DATABASE,
        table: 'landfall_canary',
        user: DATABASE_USER,
        addresses: addresses({ ask: askDns(), clock: realClock }),
      };
      await body({ node, target });
    } finally {
      await node.stop();
      folder.remove();
    }
  };
}

function binariesOrSkip(context: Context): ReturnType<typeof findBinaries> {
  try {
    return findBinaries();
  } catch (error) {
    if (error instanceof LandfallError) context.skip();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
