import pg from 'pg';
import { DATABASE, DATABASE_USER } from '../postgres/schema.ts';
import type { NameCache } from './name-cache.ts';

/** How an application reaches its database. */
export interface DatabaseAddress {
  readonly name: string;
  readonly port: number;
}

/** What the application is configured with: none of it is AWS's, so no pace applies. */
const POOL = { max: 4, connectionTimeoutMillis: 1_000, query_timeout: 2_000, idleTimeoutMillis: 30_000 };

interface HostPool {
  readonly host: string;
  readonly connections: pg.Pool;
}

/** An application's pool of connections to its database. When the name leads elsewhere, it is a new pool. */
export class DatabaseAccess {
  readonly #address: DatabaseAddress;
  readonly #names: NameCache;
  #pool: HostPool | undefined;

  constructor(address: DatabaseAddress, names: NameCache) {
    this.#address = address;
    this.#names = names;
  }

  async query(text: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
    const host = await this.#names.addressOf(this.#address.name);
    const pool = this.#pool?.host === host ? this.#pool : this.#moveTo(host);
    const { rows } = await pool.connections.query<Record<string, unknown>>(text, [...values]);
    return rows;
  }

  close(): void {
    const old = this.#pool;
    this.#pool = undefined;
    // Connections that hang are not waited for: they go when their query gives up.
    void old?.connections.end().catch(() => undefined);
  }

  #moveTo(host: string): HostPool {
    this.close();
    const { port } = this.#address;
    const connections = new pg.Pool({
      ...POOL,
      host,
      port,
      user: DATABASE_USER,
      database: DATABASE,
      ssl: false,
    });
    // A connection that breaks while nobody uses it is simply not there for the next query.
    connections.on('error', () => undefined);
    this.#pool = { host, connections };
    return this.#pool;
  }
}
