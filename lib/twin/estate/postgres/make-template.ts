import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';
import { runAs, SERVER_ENVIRONMENT } from './run-as.ts';
import { ACCESS_RULES, ADMIN_USER, DATABASE, SCHEMA } from './schema.ts';
import { SETTINGS } from './settings.ts';

/** Where the parts of a home are. */
export interface TemplatePlace {
  readonly bin: string;
  /** An empty folder of the user that PostgreSQL runs as. */
  readonly template: string;
  readonly password: string;
}

/** Makes the cluster that every database starts as a copy of. One-megabyte segments keep the copies small. */
export async function makeTemplate({ bin, template, password }: TemplatePlace): Promise<void> {
  const where = { ...runAs(), cwd: template, env: SERVER_ENVIRONMENT };
  const settings = ['-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--wal-segsize=1'];
  await run(join(bin, 'initdb'), ['-D', template, '-U', ADMIN_USER, ...settings], where);
  writeFileSync(join(template, 'pg_hba.conf'), ACCESS_RULES);
  appendFileSync(join(template, 'postgresql.conf'), SETTINGS);
  await alone(bin, template, 'template1', [
    `ALTER ROLE ${ADMIN_USER} PASSWORD '${password}'`,
    `ALTER DATABASE postgres RENAME TO ${DATABASE}`,
    ...dropping('template0'),
  ]);
  await alone(bin, template, DATABASE, [...dropping('template1'), ...SCHEMA]);
}

/** Nobody makes databases in a copy, and each that is not there is three hundred files less to copy and to remove. */
function dropping(database: string): string[] {
  return [`ALTER DATABASE ${database} IS_TEMPLATE false`, `DROP DATABASE ${database}`];
}

/** Runs statements in PostgreSQL's single-user mode: no port, no connections. */
async function alone(
  bin: string,
  template: string,
  database: string,
  statements: readonly string[],
): Promise<void> {
  await run(
    join(bin, 'postgres'),
    ['--single', '-D', template, '-c', 'exit_on_error=on', database],
    { ...runAs(), cwd: template, env: SERVER_ENVIRONMENT },
    `${statements.join('\n')}\n`,
  );
}
