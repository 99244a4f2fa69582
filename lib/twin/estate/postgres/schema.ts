/** Who clients are: may read and write the shop's tables and nothing else. Loopback only, so it needs no password. */
export const DATABASE_USER = 'landfall';
/** The database that every server holds. */
export const DATABASE = 'shop';
/** Who manages and replicates. It may do anything, so it has a password that only the twin knows. */
export const ADMIN_USER = 'rdsadmin';

/** What is in it, each statement on one line, as the single-user mode wants it. */
export const SCHEMA: readonly string[] = [
  `CREATE ROLE ${DATABASE_USER} LOGIN`,
  'CREATE TABLE landfall_canary (writer text NOT NULL, seq bigint NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (writer, seq))',
  'CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), taken_by text NOT NULL)',
  'CREATE TABLE order_looks (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(), looked_by text NOT NULL)',
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${DATABASE_USER}`,
];

/** Who may come in: from loopback, the shop's user freely, the manager with its password. */
export const ACCESS_RULES = [
  `host ${DATABASE} ${DATABASE_USER} 127.0.0.0/8 trust`,
  `host all ${ADMIN_USER} 127.0.0.0/8 scram-sha-256`,
  `host replication ${ADMIN_USER} 127.0.0.0/8 scram-sha-256`,
  '',
].join('\n');
