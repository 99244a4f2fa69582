import pg from 'pg';
import { ADMIN_USER, DATABASE } from './schema.ts';

/** Where a server is, and how its manager comes in. */
export interface AdminOptions {
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

/** A row as PostgreSQL gives it. */
export type Row = Readonly<Record<string, unknown>>;

const CONNECT_MS = 1_000;
const QUERY_MS = 20_000;

/** The manager's connection to one server, behind every link; made when it is needed, and anew after it broke. */
export class Admin {
  readonly #options: AdminOptions;
  #client: Promise<pg.Client> | undefined;

  constructor(options: AdminOptions) {
    this.#options = options;
  }

  async query(text: string, values: unknown[] = []): Promise<Row[]> {
    const connecting = (this.#client ??= this.#connect());
    try {
      const client = await connecting;
      return (await client.query<Row>(text, values)).rows;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL') this.#forget(connecting);
      throw error;
    }
  }

  /** A session of its own, for what must not be mixed with other statements. */
  async session<T>(body: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    try {
      return await body(client);
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    const connecting = this.#client;
    this.#client = undefined;
    // A connection that never came about has nothing to close, and said so to whoever asked for it.
    const client = await connecting?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...this.#options,
      user: ADMIN_USER,
      database: DATABASE,
      ssl: false,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: QUERY_MS,
    });
    // A server that dies takes the connection with it; the next statement makes a new one.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  #forget(connecting: Promise<pg.Client>): void {
    if (this.#client === connecting) this.#client = undefined;
  }
}
