import { z } from 'zod';
import { STORE_ENDPOINTS, WATCH_KINDS } from '../environment.ts';
import { oneOf, text } from './words.ts';

const HOST = /^(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_-]{1,63}$/;

const port = z
  .int({ error: 'a port from 1 to 65535' })
  .min(1, { error: 'a port from 1 to 65535' })
  .max(65_535, { error: 'a port from 1 to 65535' })
  .meta({ examples: [5432] });

const status = z
  .int({ error: 'an HTTP status such as 200' })
  .min(100, { error: 'an HTTP status such as 200' })
  .max(599, { error: 'an HTTP status such as 200' })
  .meta({ examples: [200] });

/**
 * One thing that drills watch from outside. Which keys go with which kind, `rules/watch.ts` says: a map with all of them tells
 * an author more about a mistyped key than one alternative per kind would.
 */
export const watchSchema = z
  .strictObject({
    kind: oneOf(WATCH_KINDS).describe('http, tcp, dns or sql; the keys below go with one of them.'),
    url: text(
      'an address such as "https://orders.shop.example/health", without a user or password',
      'https://orders.shop.example/health',
      /^https?:\/\/[^\s@/?#]+([/?][^\s#]*)?$/,
    )
      .optional()
      .describe('http: what is fetched.'),
    expectStatus: status.optional().describe('http: the status of a good answer; 200 when absent.'),
    host: text('a host name or an address', 'orders.shop.example', HOST)
      .optional()
      .describe('tcp: where a connection is opened, where it is not a store.'),
    port: port.optional().describe('tcp: the port of the host.'),
    record: text(
      'a full domain name, lower-case, without a dot at its end',
      'orders.shop.example',
      /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    )
      .optional()
      .describe('dns: the name that is asked for.'),
    type: oneOf(['A', 'AAAA', 'CNAME'])
      .optional()
      .describe('dns: the type that is asked for; A when absent.'),
    store: text('the identifier of a DB instance or cluster', 'orders-db', /^[A-Za-z][A-Za-z0-9-]{0,62}$/)
      .optional()
      .describe('sql, tcp: the database, by the identifier that RDS knows it by.'),
    endpoint: oneOf(STORE_ENDPOINTS)
      .optional()
      .describe(
        'sql, tcp: which endpoint of the store: writer (when absent), reader (of a cluster), or proxy (an RDS Proxy before it). With sql, rows are written by the writer alone; elsewhere the newest one is read.',
      ),
    database: text('the name of a database', 'shop', /^[A-Za-z_][A-Za-z0-9_$-]{0,62}$/)
      .optional()
      .describe('sql: the database inside it.'),
    table: text(
      'the name of a table, with its schema or without',
      'landfall_canary',
      /^[a-z_][a-z0-9_]{0,62}(\.[a-z_][a-z0-9_]{0,62})?$/,
    )
      .optional()
      .describe('sql: the one table that drills write to. Nothing else may use it.'),
    user: text('the name of a database user', 'landfall', /^[A-Za-z_][A-Za-z0-9_$-]{0,62}$/)
      .optional()
      .describe('sql: who signs in. It needs the table above, and nothing else.'),
    passwordFrom: text('the name of an environment variable', 'ORDERS_DB_PASSWORD', /^[A-Z_][A-Z0-9_]*$/)
      .optional()
      .describe('sql: the environment variable that holds the password; absent = none is needed.'),
  })
  .meta({ id: 'watchPoint', examples: [{ kind: 'http', url: 'https://orders.shop.example/health' }] });
